"""What somebody refuses in Japanese, told without a verb of denying before its object. Pure functions.

要求に応じなかった, 提案を蹴った, 提案は市長によって拒否された, 草案については…だとして拒否した. The verbs that are
none of speech stand in ``refusals.tsv``: they refuse only what somebody wants of somebody, so that each has its nouns.
"""

from functools import cache

from retrieval.speech.acts.saying_no import says_no
from retrieval.speech.ja.complements import ANSWERS
from retrieval.speech.ja.endings import Mark, head, is_open, negations, tail
from retrieval.speech.ja.sentence import Word
from retrieval.speech.ja.vocabulary import Found, lemmas_of, same_verb, verb_at
from retrieval.speech.lexicon import Refusal, refusals
from retrieval.text.analyzer import Analyzer

_LONGEST = 3
_MOST_ON_GROUND = 5
"""Words that may stand between として and the verb that refuses: これを, 強く."""

_NEAR_BEFORE = 4

_POINTING = frozenset("これ それ これら いずれ".split())
_TOPICS = ("は", "が", "を", "も")
_OF_FACTS = frozenset("否定 否認 打ち消す 反駁".split())


def refused(words: list[Word], place: int) -> Mark | None:
    """A particle before a verb of the table: 要求に応じなかった, 提案を蹴った."""
    verb = place + 1
    if verb < len(words) and words[verb].particle in ("は", "も"):
        verb += 1
    found = _refusal_at(words, verb) if verb < len(words) else None
    if found is None:
        return None
    row, last = found
    if words[place].particle != row.particle or not _is_wanted(words, place, row):
        return None
    told, passive = tail(words, last)
    if row.is_denied:
        told = negations(words, last) != 1
        # 応じられない is who cannot; 受け入れられなかった may be what was not accepted.
        passive = passive and row.particle != "に"
    if told or passive or head(words, last) or is_open(words, last) or _is_answer(words, place):
        return None
    return Mark(place, place, last, "object", "denial")


def by_agent(words: list[Word], place: int) -> Mark | None:
    """に of によって before a passive: 提案は市長によって拒否された."""
    if place + 1 >= len(words) or words[place + 1].lemma not in ("よる", "因る"):
        return None
    verb = place + 2
    if verb < len(words) and words[verb].particle == "て":
        verb += 1
    found = verb_at(words, verb) if verb < len(words) else None
    if found is None or found.verb.act != "denial" or tail(words, found.last) != (False, True):
        return None
    topic = next((n for n in range(place - 1, 0, -1) if words[n].particle in _TOPICS), 0)
    if not topic or not words[topic - 1].is_noun or head(words, found.last):
        return None
    first = topic + 1 + (words[topic + 1].surface == "、")
    return Mark(topic, verb, found.last, "object", "denial", subject=(first, place)) if first < place else None


def about(words: list[Word], place: int) -> Mark | None:
    """は of については, where a ground stands before the verb: 草案については…が不十分だとして拒否した."""
    noun = place - 3
    is_about = noun > 0 and words[noun].particle == "に" and words[noun + 1].lemma in ("就く", "つく", "付く", "関する")
    if not is_about or not words[noun - 1].is_noun:
        return None
    for number in range(place + 4, len(words)):
        if words[number].surface == "。" or words[number].quotation:
            return None
        if _ends_ground(words, number) and (found := denying(words, number)):
            return Mark(noun, place, place, "object", "denial", verb=(number, found.last))
    return None


def denying(words: list[Word], first: int) -> Found | None:
    """The verb of denying behind a ground in として, これを and adverbs between; None where it is denied itself."""
    for number in range(first, min(first + _MOST_ON_GROUND + 1, len(words))):
        found = verb_at(words, number)
        if found is not None:
            is_told = found.verb.act == "denial" and tail(words, found.last) == (False, False)
            return found if is_told and not (head(words, found.last) or is_open(words, found.last)) else None
        is_between = words[number].surface in _POINTING or words[number].part[0] in ("副詞", "形容詞", "形状詞")
        if not (is_between or words[number].surface in ("、", "を", "は")):
            return None
    return None


def refuses(ground: str, found: Found) -> bool:
    """Whether a ground does in words what its verb of denying does: 受け入れられないとして拒否した, not 危険だとして.

    Args:
        ground: the words before として.
        found: the verb of denying.
    """
    ground = ground.rstrip("」")
    return says_no(ground) or (found.verb.lemma in _OF_FACTS and ground.endswith(("ない", "なかった", "ません")))


def _is_wanted(words: list[Word], place: int, row: Refusal) -> bool:
    """Whether one of a row's nouns stands before a particle, alone or at the end of a compound: 停戦案, 可能性."""
    ends = ("".join(word.surface for word in words[first:place]) for first in range(max(0, place - 2), place))
    return words[place - 1].is_noun and (words[place - 1].lemma in row.nouns or any(end in row.nouns for end in ends))


def _is_answer(words: list[Word], place: int) -> bool:
    """Whether it is an answer that is asked for before a particle, of which nobody says no: 取材の申し入れに."""
    return any(word.lemma in ANSWERS for word in words[max(0, place - _NEAR_BEFORE) : place])


def _ends_ground(words: list[Word], number: int) -> bool:
    before = [word.surface for word in words[number - 3 : number]]
    return before == ["と", "し", "て"]


@cache
def _table() -> dict[tuple[str, ...], Refusal]:
    analyzer = Analyzer()
    return {lemmas_of(one.verb, analyzer): one for one in refusals()}


def _refusal_at(words: list[Word], first: int) -> tuple[Refusal, int] | None:
    table = _table()
    for length in range(min(_LONGEST, len(words) - first), 0, -1):
        if found := table.get(tuple(same_verb(word.lemma) for word in words[first : first + length])):
            return found, first + length - 1
    return None
