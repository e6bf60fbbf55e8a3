"""References to characters by their number, some of which no document may have."""

import re
import sys

NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no document may hold (XML 1.0, 2.2)."""

_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")


def without_broken_references(text: str) -> str:
    r"""A document in which references to what is no character are `�`, as a browser shows them.

    >>> without_broken_references("A&#7;B&#38;C&#xD800;") == "A\ufffdB&#38;C\ufffd"
    True
    """
    return _REFERENCE.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    number = int(match[1], 16) if match[1] else int(match[2])
    is_one = number <= sys.maxunicode and not NOT_IN_XML.match(chr(number))
    return match[0] if is_one else "\ufffd"
