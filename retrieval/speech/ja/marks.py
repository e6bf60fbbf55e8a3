"""Where a Japanese sentence marks words as somebody's. Pure functions.

Matching runs over lemmas and parts of speech; the verbs and nouns stand in ``verbs.tsv`` and ``nouns.tsv``.
"""

from retrieval.speech.ja.complements import agreed, asked, denied_about, noun_mark, object_phrase, that_clause, wanted
from retrieval.speech.ja.endings import ENDINGS, Mark
from retrieval.speech.ja.quoting import quoting
from retrieval.speech.ja.refusing import about, by_agent, refused
from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.ja.vocabulary import noun_at

_AT_PARTICLES = frozenset("と って を で か は たい に".split())

_MOST_OF_NOUN = 6
"""Words of what is denied behind a clause: との一部報道を."""


def marks(sentence: Sentence) -> list[Mark]:
    """The marks of speech of a sentence, in order; none begins inside another."""
    found: list[Mark] = []
    place = 0
    words = sentence.words
    while place < len(words):
        mark = _mark_at(sentence, words, place)
        if mark is not None and (outer := _around(sentence, mark)):
            # What somebody says that another says: 開くと述べたと伝えた; という at the end adds nothing.
            if outer.form != "hearsay" or mark.is_passive:
                mark = outer
            found.append(mark)
            place = outer.last + 1
        elif mark is not None:
            found.append(mark)
            place = mark.last + 1
        else:
            place += 1
    return found


def _around(sentence: Sentence, mark: Mark) -> Mark | None:
    """The mark whose words end with another mark's verb."""
    words = sentence.words
    number = mark.last + 1
    while number < len(words) and (
        words[number].part[0] == "助動詞" or words[number].lemma in ENDINGS or words[number].particle == "て"
    ):
        number += 1
    if number >= len(words) or not words[number - 1].is_predicate:
        return None
    if words[number].surface == "よう" and mark.act == "denial":
        return wanted(words, number)
    outer = quoting(sentence, number) if words[number].particle in ("と", "って") else None
    return outer or _denial_around(sentence, number)


def _denial_around(sentence: Sentence, number: int) -> Mark | None:
    """The mark by which it is denied that somebody said so: 述べたことを否定した, 述べたとの報道を否定した.

    Args:
        sentence: the sentence.
        number: of the word behind the verb by which it is said.
    """
    words = sentence.words
    if words[number].lemma in ("こと", "事"):
        outer = that_clause(words, number)
        return outer if outer and outer.act == "denial" else None
    for place in range(number + 1, min(number + _MOST_OF_NOUN, len(words))):
        if words[place].particle == "を":
            outer = object_phrase(sentence, place)
            return outer if outer and outer.act == "denial" and outer.content == number else None
    return None


def _mark_at(sentence: Sentence, words: list[Word], place: int) -> Mark | None:
    if not place:
        return None
    word, before = words[place], words[place - 1]
    if word.lemma in ("こと", "事") and (before.is_predicate or before.quotation):
        return that_clause(words, place)
    if word.surface == "よう" and before.is_predicate:
        return wanted(words, place)
    if word.particle in _AT_PARTICLES:
        return _at_particle(sentence, words, place)
    return _by_noun(words, place)


def _at_particle(sentence: Sentence, words: list[Word], place: int) -> Mark | None:
    particle, before = words[place].particle, words[place - 1]
    if particle in ("と", "って"):
        return quoting(sentence, place)
    if particle == "を":
        return object_phrase(sentence, place) or refused(words, place)
    if particle == "に":
        return refused(words, place) or by_agent(words, place) or _by_noun(words, place)
    if particle == "で":
        return agreed(words, place)
    if particle == "か" and before.part[0] != "名詞":
        return asked(words, place)
    if particle == "は" and before.particle == "て":
        return denied_about(words, place) or about(words, place)
    return None if particle == "たい" else _by_noun(words, place)


def _by_noun(words: list[Word], place: int) -> Mark | None:
    """A noun for what is said that describes itself: 橋を直す考えを示した, 橋の必要性を訴えた."""
    before = words[place - 1]
    noun = noun_at(words, place) if before.is_predicate or before.particle == "の" else None
    if noun is None or not noun[0].is_adnominal:
        return None
    if before.is_predicate:
        return noun_mark(words, noun, place)
    mark = noun_mark(words, noun, place) if noun[0].said.endswith(noun[0].noun) else None
    return mark._replace(form="object") if mark else None
