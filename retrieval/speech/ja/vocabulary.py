"""The verbs and nouns of speech in a row of Japanese words. Compiled from the tables; pure functions."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from retrieval.speech.ja.sentence import Word
from retrieval.speech.lexicon import Verb, verbs
from retrieval.text.analyzer import Analyzer
from retrieval.types import Act

_SAME_VERB = {
    "かける": "掛ける",
    "つける": "付ける",
    "づける": "付ける",
    "くくる": "括る",
    "だす": "出す",
    "かえす": "返す",
    "ける": "掛ける",
    "あける": "明ける",
    "はねる": "撥ねる",
}
"""Second parts of compounds that the dictionary writes in kana, as the table writes them."""

_STEM_ENDS = dict(zip("うくすつぬむるぐぶ", "いきしちにみりぎび", strict=True))
_LONGEST = 3
_ENDS = ("。", "、", "」")


@dataclass(frozen=True)
class Noun:
    """A noun for what somebody says (考え, 見方).

    Attributes:
        noun: as the dictionary has it.
        is_adnominal: whether a clause may stand right before it, without という or との.
        example: a sentence.
        said: the words that are said there.
    """

    noun: str
    is_adnominal: bool
    example: str
    said: str


@cache
def nouns() -> tuple[Noun, ...]:
    """The table of nouns, in its order."""
    text = files("retrieval.speech.ja").joinpath("nouns.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(Noun(row[0], row[2] == "adnominal", row[3], row[4]) for row in rows)


@cache
def noun_table() -> dict[str, Noun]:
    """The nouns by themselves."""
    return {one.noun: one for one in nouns()}


@cache
def _first_signs() -> frozenset[str]:
    """What a noun of speech may begin with, as the table or as a text in kana has it."""
    return frozenset(one.noun[0] for one in nouns()) | frozenset("おねかみ")


@cache
def _verb_table() -> dict[tuple[str, ...], Verb]:
    analyzer = Analyzer()
    return {lemmas_of(one.lemma, analyzer): one for one in verbs("ja")}


@cache
def _longest_from() -> dict[str, int]:
    """How many words the longest verb has, by its first word."""
    return {first: max(len(key) for key in _verb_table() if key[0] == first) for first, *_ in _verb_table()}


def lemmas_of(verb: str, analyzer: Analyzer) -> tuple[str, ...]:
    """The base forms of a verb's words, as they are looked up: a compound has several."""
    return tuple(same_verb(word.lemma) for word in analyzer.read(verb))


def same_verb(lemma: str) -> str:
    """A base form as the tables write it."""
    return _SAME_VERB.get(lemma, lemma)


class Found(NamedTuple):
    """A verb of speech where it stands.

    Attributes:
        verb: its row of the table.
        last: number of its last word.
    """

    verb: Verb
    last: int


def verb_at(words: Sequence[Word], first: int) -> Found | None:
    """The verb of speech that begins with a word, the longest of those that do.

    A noun that makes a verb (主張) counts with する, or where the clause ends with it; 笑い counts as 笑う.
    """
    table = _verb_table()
    # Of a word that begins no verb, only the stem is looked up below.
    longest = _longest_from().get(same_verb(words[first].lemma), 1)
    for length in range(min(longest, _LONGEST, len(words) - first), 0, -1):
        key = tuple(same_verb(word.lemma) for word in words[first : first + length])
        found = table.get(key)
        if found is None and length == 1 and words[first].part[0] == "名詞":
            found = _stem_table().get(words[first].surface) if _closes(words, first + 1) else None
        last = first + length - 1
        if found and (words[last].is_predicate or _makes_verb(words, last + 1)):
            return Found(found, last)
    return None


def told_by(cue: str) -> Act:
    """What is done with words by a verb as a headline has it, without its ending: 否定."""
    found = _verb_table().get((cue,)) or _stem_table().get(cue)
    return "statement" if found is None or found.act == "naming" else found.act


def noun_at(words: Sequence[Word], first: int) -> tuple[Noun, int] | None:
    """The noun of speech that begins with a word, the longest of those that do, and the number of its last word."""
    table = noun_table()
    if words[first].surface[:1] not in _first_signs():
        return None
    for last in range(min(first + _LONGEST, len(words)), first, -1):
        one = table.get("".join(word.surface for word in words[first:last])) or (
            table.get(words[first].lemma) if last == first + 1 else None
        )
        if one and not (last < len(words) and words[last].is_noun and words[last].part[0] != "接頭辞"):
            return one, last - 1
    return None


@cache
def _stem_table() -> dict[str, Verb]:
    """The verbs by the stem that the dictionary may take for a noun: 笑い, 答え, 切り出し."""
    stems = {one.lemma[:-1]: one for one in verbs("ja") if one.lemma.endswith("る")}
    return stems | {
        one.lemma[:-1] + _STEM_ENDS[one.lemma[-1]]: one for one in verbs("ja") if one.lemma[-1] in _STEM_ENDS
    }


def _makes_verb(words: Sequence[Word], place: int) -> bool:
    """Whether a noun before this place makes a verb: する, をする, できる, or the end of the clause."""
    if place < len(words) and words[place].surface in ("を", "も", "に", "は"):
        place += 1
    return _closes(words, place) or words[place].lemma in ("為る", "出来る", "だ", "致す", "下さる", "飛ばす", "放つ")


def _closes(words: Sequence[Word], place: int) -> bool:
    return place >= len(words) or words[place].surface in _ENDS
