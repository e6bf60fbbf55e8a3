"""The one plain sentence that goes with an answer, in the asker's language."""

from collections.abc import Sequence
from datetime import date

from retrieval.language import Language
from retrieval.rendering.labels import NAMED as NAMED
from retrieval.rendering.labels import NAMED_ONLY as NAMED_ONLY
from retrieval.types import AnswerStatus, Kept

_MESSAGES: dict[AnswerStatus, dict[Language, str]] = {
    AnswerStatus.ANSWERED: {
        "en": "{count} {passages} from the feed, word for word.",
        "ja": "フィードの記述{count}件を原文のまま示します。",
    },
    AnswerStatus.NO_MATCH: {
        "en": "Nothing in this feed answers that.",
        "ja": "このフィードには答えになる記述がありません。",
    },
    AnswerStatus.OUTSIDE_FILTERS: {
        "en": "Nothing in the chosen sources and dates; {count} {passages} elsewhere in the feed.",
        "ja": "指定した情報源と期間にはありませんが、フィードのほかの部分に{count}件あります。",
    },
    AnswerStatus.EMPTY_INDEX: {
        "en": "There is nothing in this feed yet.",
        "ja": "このフィードにはまだ何もありません。",
    },
    AnswerStatus.UNKNOWN_NAME: {
        "en": "Nobody called {name} is named in this feed.{nearest}",
        "ja": "このフィードに「{name}」という名前は出てきません。{nearest}",
    },
    AnswerStatus.NOT_A_SPEAKER: {
        "en": "{name}{written} is named in {at_least}{count} {passages} of this feed;"
        " no words of theirs were recognised.",
        "ja": "「{name}」{written}は{count}件{at_least}の記述に出てきますが、発言と読み取れるものはありませんでした。",
    },
}
_NOTHING_CALLED: dict[Language, str] = {
    "en": "{name} is not named in this feed.{nearest}",
    "ja": "このフィードに「{name}」は出てきません。{nearest}",
}
_AT_LEAST: dict[Language, str] = {"en": "at least ", "ja": "以上"}
_WRITTEN_AS: dict[Language, str] = {"en": ": {written}", "ja": "（{written}）"}
_OTHERS: dict[Language, str] = {"en": " Others of that name: {names}.", "ja": "同じ名の人: {names}。"}
_PART: dict[Language, str] = {
    "en": " Only {part} is, in {count} {passages}.",
    "ja": "「{part}」だけなら{count}件の記述に出てきます。",
}
_OPEN: dict[Language, str] = {
    "en": "This feed gives no first name with {name}: it may be somebody else than {asked}.",
    "ja": "このフィードは「{name}」の下の名前を書いていません。「{asked}」とは別人かもしれません。",
}
_SURNAME_ONLY: dict[Language, str] = {"en": "{} (no first name in this feed)", "ja": "{}（下の名前の記載なし）"}
_SURNAME_ONLY_BESIDE: dict[Language, str] = {"en": "{}, no first name in this feed", "ja": "{}、下の名前の記載なし"}
_BESIDE: dict[Language, str] = {"en": "{} ({})", "ja": "{}（{}）"}
_SOME_OF: dict[Language, str] = {
    "en": "{count} of {total} passages from the feed, word for word.",
    "ja": "フィードの記述{total}件のうち{count}件を原文のまま示します。",
}
_PAST_THE_END: dict[Language, str] = {
    "en": "There {are} only {total} {passages}; this page is past the end.",
    "ja": "該当する記述は{total}件だけで、このページには残っていません。",
}
_UNKNOWN_SOURCE: dict[Language, str] = {
    "en": "There is no source called {name} in this feed.",
    "ja": "このフィードに「{name}」という情報源はありません。",
}


_NEAREST: dict[Language, str] = {"en": " The nearest names: {names}.", "ja": "近い名前: {names}。"}


def message(
    status: AnswerStatus,
    language: Language,
    *,
    count: int = 0,
    total: int = 0,
    name: str = "",
    nearest: Sequence[str] = (),
    written: str = "",
    is_all: bool = True,
) -> str:
    """The sentence for a status.

    Args:
        status: of the answer.
        language: of the asker.
        count: of passages.
        total: of all of them, where only some are shown; with a count of 0 the page is past the last.
        name: the name that the sentence is about.
        nearest: names that could have been meant.
        written: how the feed writes the name, where that is something else.
        is_all: whether no passage was left uncounted.
    """
    passages = "passage" if count == 1 else "passages"
    offered = _nearest(nearest, language)
    if status is AnswerStatus.ANSWERED and total and not count:
        are, found = ("is", "passage") if total == 1 else ("are", "passages")
        return _PAST_THE_END[language].format(are=are, total=total, passages=found)
    if status is AnswerStatus.ANSWERED and total > count:
        return _SOME_OF[language].format(count=count, total=total)
    shown = _WRITTEN_AS[language].format(written=written) if written else ""
    at_least = "" if is_all else _AT_LEAST[language]
    return _MESSAGES[status][language].format(
        count=count, passages=passages, name=name, nearest=offered, written=shown, at_least=at_least
    )


def nothing_called(
    name: str,
    language: Language,
    *,
    is_person: bool,
    others: Sequence[str] = (),
    nearest: Sequence[str] = (),
    part: str = "",
    count: int = 0,
) -> str:
    """The sentence for a name that stands nowhere in the feed.

    Args:
        name: as asked.
        language: of the asker.
        is_person: whether a person is asked for, rather than a role or a body.
        others: what those of that name are called who are somebody else.
        nearest: names that could have been meant; told only where there are no others.
        part: of the name, which stands somewhere by itself.
        count: in how many passages.

    >>> nothing_called("Ida Soren", "en", is_person=True, others=["Mika Soren"])
    'Nobody called Ida Soren is named in this feed. Others of that name: Mika Soren.'
    """
    sentence = _MESSAGES[AnswerStatus.UNKNOWN_NAME] if is_person else _NOTHING_CALLED
    said = sentence[language].format(name=name, nearest="" if others or part else _nearest(nearest, language))
    if others:
        return said + _OTHERS[language].format(names=_listed(others, language))
    if part:
        passages = "passage" if count == 1 else "passages"
        return said + _PART[language].format(part=part, count=count, passages=passages)
    return said


def without_first_name(name: str, asked: str, language: Language) -> str:
    """The sentence for an answer to a full name by a speaker whom the feed gives the surname only.

    >>> without_first_name("ソレン", "Ida Soren", "en")
    'This feed gives no first name with ソレン: it may be somebody else than Ida Soren.'
    """
    return _OPEN[language].format(name=name, asked=asked)


def unknown_source(name: str, nearest: Sequence[str], language: Language) -> str:
    """The sentence for a source filter that no item has, with sources that may be meant.

    >>> unknown_source("Harbor Wier", ["Harbor Wire (@harborwire)"], "en")
    'There is no source called Harbor Wier in this feed. The nearest names: Harbor Wire (@harborwire).'
    """
    return f"{_UNKNOWN_SOURCE[language].format(name=name)}{_nearest(nearest, language)}"


def surname_only(name: str, language: Language) -> str:
    """A speaker of whom the feed gives no more than the surname, where a full name was asked for.

    >>> surname_only("ソレン", "en")
    'ソレン (no first name in this feed)'
    """
    return _SURNAME_ONLY[language].format(name)


def surname_only_beside(name: str, language: Language) -> str:
    """The same where it stands in brackets behind the name asked for.

    >>> beside("Ida Soren", surname_only_beside("ソレン", "en"), "en")
    'Ida Soren (ソレン, no first name in this feed)'
    """
    return _SURNAME_ONLY_BESIDE[language].format(name)


def beside(asked: str, written: str, language: Language) -> str:
    """A name as the asker wrote it, with the feed's spelling.

    >>> beside("Waltz", "ウォルツ", "en"), beside("ソレン", "Mika Soren", "ja")
    ('Waltz (ウォルツ)', 'ソレン（Mika Soren）')
    """
    return _BESIDE[language].format(asked, written)


def either(names: Sequence[str], language: Language) -> str:
    """Several of whom any may be meant, up to ``MOST_TOLD`` of them by name.

    >>> either(["Ida Soren", "Mika Soren"], "en")
    'Ida Soren or Mika Soren'
    """
    told = _EITHER[language].join(names[:MOST_TOLD])
    return told + _FURTHER[language].format(len(names) - MOST_TOLD) if len(names) > MOST_TOLD else told


def _nearest(names: Sequence[str], language: Language) -> str:
    if not names:
        return ""
    return _NEAREST[language].format(names=_listed(names, language))


def _listed(names: Sequence[str], language: Language) -> str:
    return ("、" if language == "ja" else ", ").join(names)


_SEVERAL: dict[Language, str] = {
    "en": "{name} may mean {people}: each hit names its speaker. Ask for one of them to see only that one.",
    "ja": "「{name}」は{people}の可能性があります。各件に発言者を示しました。一人に絞るにはその名前で尋ねてください。",
}


def several_people(name: str, people: Sequence[str], language: Language) -> str:
    """The sentence for a name that several people bear.

    >>> several_people("Tanaka", ["田中市長", "田中監督"], "en")
    'Tanaka may mean 田中市長 or 田中監督: each hit names its speaker. Ask for one of them to see only that one.'
    """
    return _SEVERAL[language].format(name=name, people=_EITHER[language].join(people))


MOST_TOLD = 10
"""Speakers that an interpretation names; of more only the number."""

_FURTHER: dict[Language, str] = {"en": " and {} more", "ja": "ほか{}人"}
_EITHER: dict[Language, str] = {"en": " or ", "ja": "または"}
_READING: dict[str, dict[Language, str]] = {
    "speaker": {"en": "Statements by {}", "ja": "{}の発言"},
    "about": {"en": "about {}", "ja": "「{}」について"},
    "since": {"en": "since {}", "ja": "{}以降"},
    "until": {"en": "until {}", "ja": "{}まで"},
}


_KEPT: dict[Language, str] = {"en": "kept from the last question: {}", "ja": "前の質問から: {}"}
_KEPT_PARTS: dict[Kept, dict[Language, str]] = {
    "speaker": {"en": "who speaks", "ja": "発言者"},
    "topic": {"en": "the topic", "ja": "話題"},
    "days": {"en": "the days", "ja": "期間"},
    "sources": {"en": "the source", "ja": "情報源"},
    "question": {"en": "“{asked}”", "ja": "「{asked}」"},
}
_FROM_PLACE: dict[Language, str] = {"en": "from number {} on", "ja": "{}件目から"}


def from_place(offset: int, language: Language) -> str:
    """From which hit on an answer is.

    >>> from_place(2, "en")
    'from number 3 on'
    """
    return _FROM_PLACE[language].format(offset + 1)


def kept_told(kept: Sequence[Kept], asked: str, language: Language) -> str:
    """What was kept of the last question; empty for nothing.

    Args:
        kept: see ``Query.kept``.
        asked: the question in full.
        language: of the asker.

    >>> kept_told(["topic", "days"], "what did Okada say about the dam?", "en")
    'kept from the last question: the topic, the days'
    """
    parts = [_KEPT_PARTS[part][language].format(asked=asked) for part in kept]
    return _KEPT[language].format(_listed(parts, language)) if parts else ""


def interpretation(
    language: Language,
    *,
    speakers: Sequence[str] = (),
    topic: str = "",
    sources: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    offset: int = 0,
    kept: str = "",
) -> str:
    """How a question was read, in a few words; empty for a plain search.

    Args:
        language: of the asker.
        speakers: whose words, one spelling a person; several where the name asked for may mean either.
        topic: what about.
        sources: handles.
        since: first day.
        until: last day.
        offset: so many of the best hits are left out.
        kept: see ``kept_told``.

    >>> interpretation("en", speakers=["Waltz"], sources=["ReutersJapan"], since=date(2025, 2, 20))
    'Statements by Waltz · ReutersJapan · since 2025-02-20'
    """
    parts = [_READING["speaker"][language].format(either(speakers, language))] if speakers else []
    if speakers and topic:
        parts.append(_READING["about"][language].format(topic))
    parts += sources
    for key, day in (("since", since), ("until", until)):
        if day:
            parts.append(_READING[key][language].format(day.isoformat()))
    parts += [from_place(offset, language)] if offset and kept else []
    return " · ".join([*parts, *filter(None, [kept])])
