"""Texts of other languages in Latin letters that are read by the grammar of English. Pure functions."""

import re

from retrieval.speech.en.lists import word_list
from retrieval.text.tokens import ENGLISH_STOP_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = ENGLISH_STOP_WORDS - word_list("shared_words")
_FOREIGN = word_list("foreign_words")


def is_foreign(text: str) -> bool:
    """Whether a line has small words of another language, or letters that English has not, and no small English word.

    >>> is_foreign("Neue Fähre fährt ab Montag"), is_foreign("prefeito diz que obra termina em maio")
    (True, True)
    >>> is_foreign("Ferry sails to Málaga"), is_foreign("Ferry sails Monday")
    (False, False)
    """
    words = [word for word in _WORD.findall(text) if word.islower()]
    if not _ENGLISH.isdisjoint(words):
        return False
    return any(word in _FOREIGN or not word.isascii() for word in words)
