"""Finds the verbs of ``verbs.tsv`` in a sentence, whatever their form. Pure functions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from retrieval.speech.en.inflection import forms
from retrieval.speech.en.lists import word_list
from retrieval.speech.lexicon import Verb, verbs

FormKind = Literal["base", "third", "past", "participle", "gerund"]


@dataclass(frozen=True)
class VerbForm:
    """A form of a verb of speech.

    Attributes:
        verb: its row.
        words: the form, lower case, particles included.
        kinds: what form it can be: *said* is both past and participle.
    """

    verb: Verb
    words: tuple[str, ...]
    kinds: frozenset[FormKind]

    @property
    def is_gerund(self) -> bool:
        """Whether it ends in -ing."""
        return "gerund" in self.kinds

    def takes(self, *complements: str) -> bool:
        """Whether the verb takes one of some complements."""
        return not self.verb.complements.isdisjoint(complements)


def verb_at(words: Sequence[str], number: int) -> VerbForm | None:
    """The verb of speech that begins at a word, the longest; None where none does.

    Args:
        words: of a sentence, lower case.
        number: of the word to look at.

    >>> found = verb_at("the mayor pointed out that".split(), 2)
    >>> found.verb.lemma, found.words, sorted(found.kinds)
    ('point out', ('pointed', 'out'), ['participle', 'past'])
    """
    for one in _by_first_word().get(words[number], ()):
        if len(one.words) == 1 or tuple(words[number : number + len(one.words)]) == one.words:
            return one
    return None


def verb_places(words: Sequence[str]) -> list[int]:
    """The words at which a verb of speech may begin."""
    table = _by_first_word()
    return [number for number, word in enumerate(words) if word in table]


@cache
def _by_first_word() -> dict[str, tuple[VerbForm, ...]]:
    kinds: dict[tuple[str, ...], set[FormKind]] = {}
    rows: dict[tuple[str, ...], Verb] = {}
    by_outlets = (Verb(lemma, "statement", frozenset(("that", "zero")), "", "") for lemma in sorted(BY_OUTLETS))
    for verb in (*verbs("en"), *by_outlets):
        known = forms(verb.lemma)
        spelled: tuple[tuple[FormKind, Sequence[str]], ...] = (
            ("base", [known.base]),
            ("third", [known.third]),
            ("past", known.past),
            ("participle", known.participle),
            ("gerund", known.gerund),
        )
        for kind, spellings in spelled:
            for spelling in spellings:
                words = tuple(spelling.split())
                # "found" is find's, whatever else it may be: the row that stands first.
                if rows.setdefault(words, verb) is verb:
                    kinds.setdefault(words, set()).add(kind)
    table: dict[str, list[VerbForm]] = {}
    for words in sorted(rows, key=lambda one: -len(one)):
        table.setdefault(words[0], []).append(VerbForm(rows[words], words, frozenset(kinds[words])))
    return {first: tuple(found) for first, found in table.items()}


BY_OUTLETS = word_list("by_outlets")
"""Of papers alone these tell what they say: the Quay Times has learned that …"""

REFUSED = word_list("refused")
"""To refuse these is to say no; to refuse to comment is to say nothing, to refuse to leave is no speech."""

LABELLING = re.compile(
    r"(?:\b(?:titled|entitled|called|nicknamed|named|dubbed|known(?: locally)? as|so-called|headlined|billed as"
    r"|codenamed|labelled|labeled|marked|reading|(?:song|film|book|play|album|novel|single|show|series|exhibition|poem"
    r"|essay|documentary|movie|report|game|banner|sign|slogan|motto|word|words|phrase|term|hashtag|chants? of|hit"
    r"|catchphrase|operation|campaign|programme|program))(?: the| a| an)?,?:?) ?$",
    re.IGNORECASE,
)
"""Before a quotation that names something."""
