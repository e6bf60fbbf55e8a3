"""Who answers the police or a court, where a Japanese sentence names nobody. Pure functions."""

import re

from retrieval.speech.ja.context import Context
from retrieval.speech.speakers import Phrase

_HEARING = re.compile(
    r"調べに対し|逮捕容疑は|起訴状によると|疑い(?:。|が持たれ|で逮捕|で再逮捕)|取り調べに|供述|容疑を(?:認|否)|起訴内容を|罪状認否"
)
_ACCUSED = re.compile(r"[^\s、。「」はがをに（(]{1,14}(?:容疑者|被告)")
_LONGEST_ACCUSED = 17


def accused(before: str, sentence: str, context: Context) -> Phrase | None:
    """Who answers in a sentence: the one accused last in what stands before."""
    name = Accused(before).before(len(before)) if _HEARING.search(sentence) else ""
    return context.phrase(name) if name else None


class Accused:
    """Whom a text calls accused, as it is read from its beginning to its end.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = 0
        self._last = ""

    def before(self, end: int) -> str:
        """Who is accused last before an offset, which never goes back; empty where nobody is."""
        for match in _ACCUSED.finditer(self._text, max(0, self._read - _LONGEST_ACCUSED), end):
            self._last = match.group()
        self._read = end
        return self._last
