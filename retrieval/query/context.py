"""A question that follows another one up: what it keeps of that one, and what is asked in full."""

import re
from dataclasses import dataclass

from retrieval.language import Language
from retrieval.query.arguments import MAX_OFFSET, plain
from retrieval.query.composing import (
    by_anybody,
    by_the_same,
    composed,
    language_of,
    with_speaker,
    with_topic,
)
from retrieval.query.dates import read_days
from retrieval.query.days import Days
from retrieval.query.followups import FollowUp, edge_of, read_follow_up, without_opening
from retrieval.query.patterns import Question, as_plain, read_question
from retrieval.query.sources import read_outlet
from retrieval.query.things import Things
from retrieval.types import Kept, Query

_LONGEST_FOR_MORE = 24
_HIS = re.compile(
    r"\b(?P<his>his|her|their)\b|\b(?:he|she|they|him|them)\b|彼女たち|彼女|彼ら|彼|同氏|本人", re.IGNORECASE
)
_IT = re.compile(
    r"\b(?:it|this|that|these|those|so|the same(?: thing)?)$"
    r"|(?:それ|これ|その(?:こと|件|問題|話|点)|この(?:こと|件|問題|話|点)|同じ(?:こと|件))(?=について|に関して|に対して|を|に|と)",
    re.IGNORECASE,
)
_OUTLET = re.compile(r"[A-Z@]|[ァ-ヺー]{3}|(?:新聞|通信|放送|テレビ|社|紙|局|ニュース)$")
_AND_WHAT = re.compile(r"(?:and|then|but)\b ?|(?:では|じゃあ?|それでは|それなら|なら|一方|そして)、?", re.IGNORECASE)


@dataclass(frozen=True)
class Followed:
    """A question in full, with what was kept for it.

    Attributes:
        text: the question in full.
        query: with the filters that hold for it.
        language: to answer in.
        is_sure: whether it plainly follows the last question up; else it may be a question of its own.
    """

    text: str
    query: Query
    language: Language
    is_sure: bool = True


def followed(query: Query, context: Query, things: Things) -> Followed | None:
    """What is asked by a text that follows a question up; None where it is a question of its own.

    Filters that the caller gave hold before those of the last question, and what is typed before both.

    Args:
        query: as asked, with its arguments checked.
        context: the query of the answer before, as that one gave it.
        things: what the feed knows of.
    """
    last = _last(context)
    text = plain(query.text)
    follow_up = read_follow_up(text)
    edge = edge_of(without_opening(text))
    if days := things.days(edge) or things.days(without_opening(text)):
        language = language_of(text, edge, last)
        return _kept(query, context, last, last.text, language, days=days)
    if follow_up is None:
        return _with_pronouns(query, context, last, text)
    language = language_of(text, follow_up.thing, last)
    if follow_up.reads in _PARTS:
        return _another_part(follow_up.reads, query, context, last, language)
    return _about_thing(follow_up, query, context, last, language, things)


def is_for_more(text: str) -> bool:
    """Whether a text asks for more of an answer, which is no question where there is none before it.

    >>> is_for_more("show me more"), is_for_more("more ferries")
    (True, False)
    """
    # Most questions are longer, and need not wait for the ways to be compiled.
    follow_up = read_follow_up(plain(text)) if len(text) <= _LONGEST_FOR_MORE else None
    return bool(follow_up and follow_up.reads in {"more", "back", "repeat"})


_MAY_BE_OWN = frozenset({"bare", "as_for"})
_PARTS = frozenset({"more", "back", "repeat", "anyone", "everything", "any_day", "any_source"})


def _last(context: Query) -> Question:
    """The last question as it was understood: a guess that was none is a plain search."""
    last = read_question(context.asked or plain(context.text))
    return as_plain(last) if last.is_guess and not context.speakers else last


def _another_part(reads: str, query: Query, context: Query, last: Question, language: Language) -> Followed:
    """Another page, or the same without one of its limits."""
    match reads:
        case "more":
            offset = query.offset or min(context.offset + context.limit, MAX_OFFSET)
            return _kept(query, context, last, last.text, language, offset=offset)
        case "back":
            return _kept(query, context, last, last.text, language, offset=max(0, context.offset - context.limit))
        case "anyone":
            return _kept(query, context, last, by_anybody(last, language), language, speakers=())
        case "everything":
            return _kept(query, context, last, by_the_same(last, language), language)
        case "any_day":
            return _kept(query, context, last, last.text, language, days=(None, None))
        case "any_source":
            return _kept(query, context, last, last.text, language, sources=())
        case _:
            return _kept(query, context, last, last.text, language, offset=context.offset)


def _about_thing(
    follow_up: FollowUp, query: Query, context: Query, last: Question, language: Language, things: Things
) -> Followed | None:
    """The last question about what is named: days, a source, somebody or a topic, or several of them."""
    rest, days = follow_up.thing, things.days(follow_up.thing)
    if days:
        return _kept(query, context, last, last.text, language, days=days)
    rest, read = read_days(rest, things.today(), things.newest)
    days = read if any(read) else None
    rest, handles = read_outlet(rest, things.sources)
    if not handles and (handles := things.handles(rest)):
        rest = ""
    sources = handles or None
    if not rest:
        return _kept(query, context, last, last.text, language, days=days, sources=sources)
    inner, is_bare = read_question(rest), follow_up.reads == "bare"
    if follow_up.reads in _MAY_BE_OWN and (
        inner.wants_speech or inner.wants_newest or (is_bare and inner.topic != rest)
    ):
        return None
    if inner.wants_speech and inner.speaker and (not inner.is_guess or things.is_somebody(inner.speaker)):
        speaker, topic = inner.speaker, inner.topic or last.topic
        text = composed(language, speaker=speaker, topic=topic, act=inner.act or last.act, newest=inner.wants_newest)
        return _kept(query, context, last, text, language, days=days, sources=sources, speakers=())
    if follow_up.reads != "about" and _is_asked_for(rest, last, things, is_bare=is_bare):
        text = with_speaker(last, rest, language)
        return _kept(query, context, last, text, language, days=days, sources=sources, speakers=())
    if follow_up.reads == "only" and _OUTLET.search(rest):
        # It is told that there is none of that name, and which there are.
        return _kept(query, context, last, last.text, language, days=days, sources=(rest,))
    if is_bare and not _is_short_question(query.text):
        return None
    text = with_topic(last, rest, language)
    is_sure = follow_up.reads not in _MAY_BE_OWN
    return _kept(query, context, last, text, language, days=days, sources=sources, is_sure=is_sure)


def _is_asked_for(name: str, last: Question, things: Things, *, is_bare: bool) -> bool:
    """Whether somebody is named whose words may be asked for: a body only after a body."""
    if things.is_body(name):
        return bool(last.speaker and things.is_body(last.speaker))
    # The first word of a text has a capital anyway.
    is_doubtful = is_bare and name.isascii() and len(name.split()) == 1
    return things.is_known(name) if is_doubtful else things.is_somebody(name)


def _is_short_question(text: str) -> bool:
    return text.rstrip().endswith(("?", "？")) and len(text.split()) <= 3


def _with_pronouns(query: Query, context: Query, last: Question, text: str) -> Followed | None:
    """A question in full whose *he* or *it* is of the last one, or that begins with *and* and names no topic."""
    bare_text = without_opening(text)
    opening = _AND_WHAT.match(bare_text)
    own = bare_text[opening.end() :] if opening else bare_text
    question = read_question(own)
    if not question.wants_speech:
        question = read_question(_in_place(_HIS, own, last.speaker))
    if not question.wants_speech:
        return None
    whole = own
    if last.speaker and _HIS.search(own):
        told = _in_place(_HIS, own, last.speaker)
        whole = told if read_question(told).speaker == last.speaker else own
    if last.topic and _IT.search(whole):
        told = _in_place(_IT, whole, last.topic)
        whole = told if read_question(told).topic == last.topic else whole
    read = read_question(whole)
    if opening and read.speaker and last.topic and not read.topic and last.wants_speech:
        whole = composed(read.language, speaker=read.speaker, topic=last.topic, act=read.act, newest=read.wants_newest)
        return _kept(query, context, last, whole, read.language, speakers=())
    if whole == own:
        return None
    is_chosen = context.chosen and not read.speaker
    return _own(query, last, whole, speakers=context.speakers if is_chosen else ())


def _in_place(pattern: re.Pattern[str], text: str, name: str | None) -> str:
    """A text with a name in the place of the first word that stands for it."""

    def named(match: re.Match[str]) -> str:
        return f"{name}'s" if match.groupdict().get("his") else name or match.group()

    return pattern.sub(named, text, count=1)


def _own(query: Query, last: Question, text: str, speakers: tuple[str, ...]) -> Followed:
    """A question of its own in which words of the last one were put: its filters are its own."""
    read = read_question(text)
    kept = _same(last, read, has_speakers=bool(speakers))
    changed = {"asked": text, "speakers": query.speakers or speakers, "kept": kept}
    return Followed(
        text, query.model_copy(update={**changed, "chosen": bool(query.speakers or speakers)}), read.language
    )


def _kept(
    query: Query,
    context: Query,
    last: Question,
    text: str,
    language: Language,
    *,
    days: Days | None = None,
    sources: tuple[str, ...] | None = None,
    speakers: tuple[str, ...] | None = None,
    offset: int | None = None,
    is_sure: bool = True,
) -> Followed:
    """The whole question with the filters of the last one, save what is given anew."""
    has_days = bool(query.since or query.until)
    since, until = days or ((query.since, query.until) if has_days else (context.since, context.until))
    chosen = query.speakers or (context.speakers if context.chosen else ())
    people = chosen if speakers is None else speakers
    outlets = (query.sources or context.sources) if sources is None else sources
    kept: list[Kept] = list(_same(last, read_question(text), has_speakers=bool(people) and people == context.speakers))
    if days is None and not has_days and (since or until):
        kept.append("days")
    if sources is None and not query.sources and outlets:
        kept.append("sources")
    changed = {
        "asked": text,
        "since": since,
        "until": until,
        "sources": outlets,
        "speakers": people,
        "chosen": bool(people),
        "offset": query.offset if offset is None else offset,
        "kept": tuple(kept),
    }
    return Followed(text, query.model_copy(update=changed), language, is_sure=is_sure)


def _same(last: Question, read: Question, *, has_speakers: bool) -> tuple[Kept, ...]:
    """What a question has of the last one: whose words, about what, or all of a plain search."""
    if not read.wants_speech:
        is_whole = read.text == last.text and not has_speakers
        return ("question",) if is_whole else (("speaker",) if has_speakers else ())
    kept: list[Kept] = []
    if has_speakers or (read.speaker and read.speaker == last.speaker):
        kept.append("speaker")
    if read.topic and read.topic == last.topic:
        kept.append("topic")
    return tuple(kept)
