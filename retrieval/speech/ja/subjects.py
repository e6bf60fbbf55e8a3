"""Who says the words before a Japanese mark of speech. Certain rules only; whom they leave out is chosen elsewhere."""

import re
from typing import NamedTuple

from retrieval.speech.ja.context import Context
from retrieval.speech.ja.endings import Mark
from retrieval.speech.ja.heads import is_country, is_human, is_state, may_be_animate
from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.ja.topics import Topic
from retrieval.speech.speakers import Phrase, Where

_ABOUT_THIS = re.compile(
    r"[^、。「」＿]{0,8}?(?:こと(?:について|に対し|を受け|をめぐ|を巡|から|により|によって|に関し|を踏まえ|などから)|のに対し|のを受け|問題で)"
)
"""What somebody said before is what this sentence is about."""

_CLEFT = re.compile(r"[ぁ-ん]{0,6}のは、?(?P<phrase>[^、。「」＿]{2,40}?)(?:だ|である|です|だった|でした)?(?:[、。]|$)")
_NOUN_ONLY = re.compile(r"と、?(?P<phrase>[^、。「」＿はがをに]{2,40})[。 　]*$")
_TOLD = re.compile(r"(?P<phrase>[^、。「」＿]{2,40}?)(?:に|から)(?:は|も)?、?$")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_DOCUMENT = re.compile(r"(?:[\u4e00-\u9fff]書|抗議文|要請文|調査|判決|書簡|声明|談話|決議|署名)$")
PERSONAL = frozenset("述べる 語る 話す 言う 振り返る 答える 付け加える 続ける 笑う".split())
"""Verbs of persons: with these, a state named after somebody who speaks is what that one speaks about."""

_RELATIONS = frozenset(
    "対する 就く 関する 因る 応ずる 応じる 受ける 通ずる 通じる "
    "巡る めぐる 於く 伴う 際する 基づく 向ける 続く 加える 沿う 従う".split()
)
"""Verbs that only join a noun: の質問に対し、."""

_LINKS = frozenset("て で が けど けれど ため ので し ば ながら 際 後 と".split())


class Choice(NamedTuple):
    """Who says some words.

    Attributes:
        speaker: None where the sentence names nobody for them.
        first: number of the word from which on they may stand.
        via: who passes them on.
        is_certain: whether the sentence names the speaker plainly.
        is_nested: whether the words were said before, and this sentence is about that.
        is_void: whether nobody says them at all.
    """

    speaker: Phrase | None
    first: int
    via: Phrase | None = None
    is_certain: bool = True
    is_nested: bool = False
    is_void: bool = False


def speaker_of(
    sentence: Sentence, mark: Mark, found: list[Topic], since: int, context: Context, speaking: Phrase | None = None
) -> Choice:
    """Who says the words before a mark.

    Args:
        sentence: the sentence.
        mark: one of its marks.
        found: its topics.
        since: number of the word behind the mark before.
        context: what the sentence is read against.
        speaking: who speaks at the mark before in the same sentence.
    """
    # Without a verb, only who can surely speak does: 「…」と笑顔。
    where: Where = "" if mark.subject and mark.subject[1] == mark.last + 1 else "telling"
    if mark.subject and (phrase := context.phrase(sentence.written(*mark.subject), where)):
        return Choice(phrase, since)
    if mark.is_passive:
        return _told(sentence, mark, since, context)
    rest = sentence.blanked[_end(sentence, mark.last) - sentence.start :]
    if cleft := _CLEFT.match(rest):
        return Choice(context.phrase(cleft["phrase"]), since)
    if mark.head:
        return _head(sentence, mark, found, since, context)
    if _ABOUT_THIS.match(rest):
        inner = [
            one
            for one in found
            if one.is_sure and since <= one.particle and one.end <= mark.content and one.mark in ("は", "が")
        ]
        plain = [one for one in inner if one.mark == "が"]
        chosen = plain[0] if plain and len(inner) > 1 else inner[-1] if inner else None
        return Choice(chosen.phrase, chosen.end, is_nested=True) if chosen else Choice(None, since, is_nested=True)
    behind = _NOUN_ONLY.match(sentence.blanked[sentence.words[mark.first].start - sentence.start :])
    if behind and mark.form == "quote" and (phrase := context.phrase(behind["phrase"])):
        return Choice(phrase, since)
    return _topic(sentence, mark, found, since, context, speaking)


def _end(sentence: Sentence, number: int) -> int:
    return sentence.words[number].end


def _told(sentence: Sentence, mark: Mark, since: int, context: Context) -> Choice:
    """Somebody was told the words: who says them stands with に or から."""
    first = mark.content - 1
    while first > since and sentence.words[first - 1].quotation:
        first -= 1
    match = _TOLD.search(sentence.written(since, first)) if first > since and mark.form == "quote" else None
    phrase = context.phrase(match["phrase"]) if match else None
    return Choice(phrase, first) if phrase else Choice(None, since, is_void=True)


def _head(sentence: Sentence, mark: Mark, found: list[Topic], since: int, context: Context) -> Choice:
    """The words describe a noun: it speaks where it can (と語る市長), else the sentence's topic, if this is quoted."""
    assert mark.head is not None
    phrase = context.phrase(sentence.written(*mark.head))
    has_topic = any(one.is_sure and one.end <= mark.content for one in found)
    if has_topic and _DOCUMENT.search(sentence.written(*mark.head)):
        return _topic(sentence, mark, found, since, context, None)
    if phrase and not phrase.is_same:
        inner = [one for one in found if since <= one.particle and one.end <= mark.content and one.mark == "が"]
        return Choice(inner[-1].phrase, inner[-1].end) if inner else Choice(phrase, since)
    if mark.form == "quote":
        return _topic(sentence, mark, found, since, context, None)
    return Choice(None, since, is_void=True)


def _topic(
    sentence: Sentence, mark: Mark, found: list[Topic], since: int, context: Context, speaking: Phrase | None
) -> Choice:
    pool = [one for one in found if since <= one.particle and one.end <= mark.content]
    if mark.form == "hearsay":
        return _hearsay(pool, since, context)
    if mark.form == "quote" and (beside := _beside(sentence, mark, found, pool, context)):
        return Choice(beside.phrase, beside.end)
    if mark.form == "quote" and (inner := _right_before(mark, pool)):
        return Choice(inner.phrase, inner.end)
    chosen, passed_on = _chosen(sentence, mark, pool, context, speaking)
    if chosen is None or chosen.tells:
        plain = _plain_subject(sentence, mark, pool, chosen)
        if plain is not None:
            via = chosen.phrase if chosen else None
            return Choice(plain.phrase, plain.end, via=via, is_certain=_is_plain(plain, context))
    if chosen is None:
        return _unsure(mark, found, since, speaking, context)
    return Choice(chosen.phrase, chosen.end, via=passed_on.phrase if passed_on is not None else None)


def _chosen(
    sentence: Sentence, mark: Mark, pool: list[Topic], context: Context, speaking: Phrase | None
) -> tuple[Topic | None, Topic | None]:
    """The topic that speaks, and the "according to" before it."""
    chosen: Topic | None = None
    passed_on: Topic | None = None
    for one in pool:
        if not _may_speak(sentence, mark, one, context):
            continue
        if one.mark == "が" and (not one.is_open or (chosen is not None and not chosen.tells)):
            continue
        if speaking and not (one.phrase.is_person or one.phrase.is_same or _names(one, context, speaking)):
            continue
        if chosen is None or _takes_over(sentence, mark, chosen, one):
            if chosen is not None and chosen.tells and not one.tells:
                passed_on = chosen
            chosen = one
    return chosen, passed_on


def _right_before(mark: Mark, pool: list[Topic]) -> Topic | None:
    """Somebody as subject in が right before the quotation, whoever the sentence is about."""
    last = pool[-1] if pool else None
    is_subject = last is not None and last.mark == "が" and last.is_sure and last.end == mark.content - 1
    return last if last and is_subject and is_human(last.phrase) else None


def _beside(sentence: Sentence, mark: Mark, found: list[Topic], pool: list[Topic], context: Context) -> Topic | None:
    """A topic right before the quotation that may be somebody, or stands in a row: 前田は「…」、髙瀬は「…」."""
    if not pool or pool[-1].is_sure or pool[-1].end != mark.content - 1 or pool[-1].mark == "が":
        return None
    words = sentence.words
    before = [one for one in found if one.is_sure and one.end < pool[-1].first and words[one.end].quotation]
    if before and words[pool[-1].first - 1].surface == "、":
        return pool[-1]
    speaks_already = any(one.is_sure and (one.phrase.is_person or one.tells) for one in pool)
    is_said = sentence.is_said(words[mark.content - 1]) or mark.is_strong
    animate = may_be_animate(pool[-1].phrase.as_written, context.analyzer)
    return pool[-1] if animate and is_said and not speaks_already and not mark.is_naming else None


def _unsure(mark: Mark, found: list[Topic], since: int, speaking: Phrase | None, context: Context) -> Choice:
    """The topic of the whole sentence, though nothing but the verb shows that it can speak."""
    first = next((one for one in found if not one.is_sure and since <= one.particle and one.end <= mark.content), None)
    is_name = first is not None and (
        _may_be_name(first.phrase.as_written, context)
        or (not first.first and first.has_comma and may_be_animate(first.phrase.as_written, context.analyzer))
    )
    if (
        first
        and is_name
        and speaking is None
        and first.mark == "は"
        and first.is_open
        and (mark.form == "quote" or mark.is_strong)
    ):
        return Choice(first.phrase, first.end)
    too = next((one for one in found if one.is_sure and since <= one.particle and one.end <= mark.content), None)
    if too and too.mark == "も" and speaking is None and context.current is None and mark.is_strong:
        return Choice(too.phrase, too.end)
    return Choice(None, since)


def _may_be_name(written: str, context: Context) -> bool:
    """Whether a phrase ends in a name, in a word that no dictionary has, or in katakana."""
    words = context.analyzer.morphemes(written)
    last = words[-1] if words else None
    return last is not None and (last.part[1] == "固有名詞" or last.is_oov or bool(_KATAKANA.fullmatch(last.surface)))


def _may_speak(sentence: Sentence, mark: Mark, one: Topic, context: Context) -> bool:
    if not one.is_sure:
        return False
    if one.mark == "も" and not (one.phrase.is_person or one.is_open or one.phrase.is_same):
        return False
    if one.tells or one.phrase.is_person or one.phrase.is_same:
        return True
    # After somebody who speaks, a state in reported words is rather spoken about.
    about_person = context.current is not None and context.current.is_person
    lemma = sentence.words[mark.last].lemma
    is_personal = lemma in PERSONAL or not mark.is_strong
    if not about_person or mark.form == "quote" or not is_state(one.phrase.as_written, context.analyzer):
        return True
    opens = all(word.part[0] in ("接続詞", "補助記号", "副詞") for word in sentence.words[: one.first])
    # A capital stands for a government more often than it is spoken about.
    return opens and (not is_personal or not is_country(one.phrase.as_written, context.analyzer))


def _names(one: Topic, context: Context, speaking: Phrase) -> bool:
    """Whether a body may speak after somebody else in the same sentence: it is set apart, or has a name of its own."""
    if one.is_open or speaking.is_person:
        return one.is_open
    return any(word.part[1] == "固有名詞" for word in context.analyzer.morphemes(one.phrase.as_written))


def _takes_over(sentence: Sentence, mark: Mark, chosen: Topic, one: Topic) -> bool:
    """Whether a later topic speaks instead of one before it."""
    is_next = one.end == mark.content - 1 and mark.form == "quote"
    if chosen.tells:
        speaks = one.phrase.is_person or chosen.phrase.is_media or is_next
        return speaks or (mark.is_strong and (one.is_open or one.mark == "は"))
    if one.tells or (chosen.mark == "が" and one.mark == "は" and not chosen.has_comma):
        return True
    # A named person goes on speaking, whoever or whatever stands before the quotation.
    if is_next and (one.phrase.is_person or not chosen.phrase.is_person):
        return True
    if one.mark == "も" and one.phrase.is_person:
        return True
    if chosen.phrase.is_person and not one.phrase.is_person:
        return False
    is_new_clause = _links(sentence.words, chosen.end, one.first)
    if mark.form == "quote" and one.phrase.is_person and is_new_clause:
        return True
    return (
        is_new_clause
        and not chosen.has_comma
        and (not chosen.is_open or one.phrase.is_person or _contrasts(sentence.words, chosen.end, one.first))
    )


def _contrasts(words: list[Word], first: int, last: int) -> bool:
    """Whether が、 parts two words: what one did, but another says."""
    return any(
        words[number].surface == "、" and words[number - 1].particle == "が" and words[number - 1].part[1] == "接続助詞"
        for number in range(first + 1, last)
    )


def _links(words: list[Word], first: int, last: int) -> bool:
    """Whether a clause ends between two words: 連敗したが、."""
    for number in range(first + 1, last):
        before = words[number - 1]
        if words[number].surface != "、" or before.lemma in _RELATIONS:
            continue
        if before.surface in ("て", "も", "は") and words[number - 2].lemma in _RELATIONS:
            continue
        if before.surface in ("で", "と", "が") and before.part[1] == "格助詞":
            # 会見で、 is where the same one speaks.
            continue
        if before.is_predicate or before.surface in _LINKS:
            return True
    return False


def _plain_subject(sentence: Sentence, mark: Mark, pool: list[Topic], teller: Topic | None) -> Topic | None:
    """A subject in が without a comma: before a quotation the nearest, else the first, if it opens its clause."""
    since = teller.end if teller else 0
    marked = [one for one in pool if one.mark == "が" and one.is_sure and one.first >= since]
    if teller is not None and not (
        mark.is_strong and (teller.phrase.is_media or any(one.phrase.is_person for one in marked))
    ):
        return None
    if mark.form == "quote":
        persons = [one for one in marked if is_human(one.phrase) or one.is_open]
        return persons[-1] if persons else None
    if not marked or not mark.is_strong:
        return None
    first = marked[0]
    words = sentence.words
    lemma = words[mark.last].lemma
    announces = lemma in ("発表", "公表", "明らか", "報じる", "伝える", "表明", "報道", "答える")
    if first.phrase.is_person or announces or not first.first:
        return first
    return None


def _is_plain(one: Topic, context: Context) -> bool:
    """Whether a subject in が is surely the one who speaks: nobody spoke before who may go on."""
    current = context.current
    return one.is_open or current is None or current.name == one.phrase.name or not current.is_person


def _hearsay(pool: list[Topic], since: int, context: Context) -> Choice:
    """という: an "according to" names who says it; a person's own mind is that person's; else who spoke last."""
    teller = next((one for one in pool if one.tells), None)
    persons = [
        one
        for one in pool
        if not one.tells and (one.phrase.is_person or one.phrase.is_same) and one.mark in ("は", "も")
    ]
    if teller is not None:
        inner = next((one for one in persons if one.first >= teller.end), None)
        if inner is not None and teller.phrase.is_media:
            return Choice(inner.phrase, inner.end, via=teller.phrase)
        return Choice(teller.phrase, teller.end)
    for one in persons:
        resolved = context.resolve(one.phrase)
        if context.current is None or context.current.is_media or (resolved and resolved.name == context.current.name):
            return Choice(one.phrase, one.end, is_certain=context.current is not None)
    return Choice(None, since)
