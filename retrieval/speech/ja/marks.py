"""Where a Japanese sentence marks words as somebody's. Pure functions.

Matching runs over lemmas and parts of speech; the verbs and nouns stand in ``verbs.tsv`` and ``nouns.tsv``.
"""

from dataclasses import replace

from retrieval.speech.ja.complements import agreed, asked, denied_about, noun_mark, object_phrase, that_clause, wanted
from retrieval.speech.ja.endings import ENDINGS, Mark
from retrieval.speech.ja.quoting import quoting
from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.ja.vocabulary import noun_at


def marks(sentence: Sentence) -> list[Mark]:
    """The marks of speech of a sentence, in order; none begins inside another."""
    found: list[Mark] = []
    place = 0
    words = sentence.words
    while place < len(words):
        mark = _mark_at(sentence, place)
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
        words[number].part[0] == "助動詞" or words[number].lemma in ENDINGS or words[number].is_particle("て")
    ):
        number += 1
    if number >= len(words) or not words[number].is_particle("と", "って") or not words[number - 1].is_predicate:
        return None
    return quoting(sentence, number)


def _mark_at(sentence: Sentence, place: int) -> Mark | None:
    words = sentence.words
    word = words[place]
    if word.is_particle("と", "って") and place:
        return quoting(sentence, place)
    if word.is_particle("たい") or not place:
        return None
    if word.lemma in ("こと", "事") and (words[place - 1].is_predicate or words[place - 1].quotation):
        return that_clause(words, place)
    if word.surface == "よう" and words[place - 1].is_predicate:
        return wanted(words, place)
    if word.is_particle("か") and words[place - 1].part[0] != "名詞":
        return asked(words, place)
    if word.is_particle("は") and words[place - 1].is_particle("て"):
        return denied_about(words, place)
    if word.is_particle("を", "で"):
        return object_phrase(sentence, place) if word.surface == "を" else agreed(words, place)
    return _by_noun(words, place)


def _by_noun(words: list[Word], place: int) -> Mark | None:
    """A noun for what is said that describes itself: 橋を直す考えを示した, 橋の必要性を訴えた."""
    noun = noun_at(words, place)
    if noun is None or not noun[0].is_adnominal:
        return None
    if words[place - 1].is_predicate:
        return noun_mark(words, noun, place)
    mark = noun_mark(words, noun, place) if noun[0].said.endswith(noun[0].noun) else None
    return replace(mark, form="object") if mark and words[place - 1].is_particle("の") else None
