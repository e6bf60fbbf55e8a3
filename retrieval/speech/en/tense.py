"""Whether English words hold a verb with a tense, as far as that shows without a dictionary. Pure functions."""

import re

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.words import AUXILIARIES, Sentence

_CONTRACTED = re.compile(r"(?:n't|'re|'ve|'ll|'d|^(?:he|she|it|that|there|who|what|here)'s)$")
_TENSED = AUXILIARIES - {"be", "been", "being", "having"}
_PRESENT = word_list("present")
"""Verbs in the present tense that are seldom nouns."""


def is_finite(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words hold a verb with a tense, as far as it shows."""
    words = sentence.words
    for number in range(first, min(last, len(words))):
        word = words[number]
        if word.lower in _TENSED or _CONTRACTED.search(word.lower):
            return True
        if (
            number > first
            and word.is_word
            and (word.is_past or word.lower in _PRESENT or _is_present(sentence, first, number))
        ):
            return True
    return False


def _is_present(sentence: Sentence, first: int, number: int) -> bool:
    """Whether a word is a verb in the present tense: right behind a pronoun that is a subject."""
    return sentence.lower[number - 1] in ("he", "she", "they", "we", "i", "it", "who") and number > first
