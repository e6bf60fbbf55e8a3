"""JSON that strangers wrote: parsed whole or piece by piece, values of the wrong kind as empty."""

import codecs
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from retrieval.errors import FeedError

_FIRST_CHUNK = 1 << 16
_LARGEST_ELEMENT = 8_000_000
"""Characters of one element of a list; no post has as many."""

_LONGEST_NUMBER = 400
_BETWEEN = " \t\r\n,"
_UNKEPT = re.compile(r"[\x00\ud800-\udfff]")
"""What neither SQLite nor UTF-8 can keep: NUL, and halves of characters."""


class Readable(Protocol):
    """What bytes are read from: a file, a member of an archive."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


def _integer(digits: str) -> int:
    # Python refuses to read longer numbers; no identifier is as long.
    return int(digits) if len(digits) <= _LONGEST_NUMBER else 0


_DECODER = json.JSONDecoder(parse_int=_integer)


def parse_json(text: str, source: str) -> Any:
    """A JSON document.

    Args:
        text: all of it.
        source: its path or address, for messages.

    Raises:
        FeedError: it is damaged, or nested too deeply.
    """
    try:
        return _DECODER.decode(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise FeedError(
            f"{source} is damaged JSON: {error.msg} in line {error.lineno}. Export it again.", source=source
        ) from error
    except RecursionError as error:
        raise FeedError(f"{source} is JSON that is nested too deeply to be read.", source=source) from error


class _Text:
    """The text of a stream, read in pieces; what was passed is dropped.

    Args:
        stream: of UTF-8.
    """

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._wanted = _FIRST_CHUNK
        self.text = ""
        self.place = 0

    def more(self) -> bool:
        """Read on, more each time that nothing was taken meanwhile; false at the end."""
        pieces, missing = [], self._wanted
        # A stream may give less at once than it is asked for, and what is incomplete is tried anew each time.
        while missing > 0 and (piece := self._stream.read(missing)):
            pieces.append(piece)
            missing -= len(piece)
        self._wanted = min(2 * self._wanted, _LARGEST_ELEMENT)
        self.text = self.text[self.place :] + self._decoder.decode(b"".join(pieces), not pieces)
        self.place = 0
        return bool(pieces)

    def take(self) -> Any:
        """The value at this place, which is passed. Raises ``json.JSONDecodeError`` and ``RecursionError``."""
        value, self.place = _DECODER.raw_decode(self.text, self.place)
        self._wanted = _FIRST_CHUNK
        return value

    def skip(self) -> str:
        """Pass what stands between elements; the character that follows, empty at the end of what was read."""
        while self.place < len(self.text) and self.text[self.place] in _BETWEEN:
            self.place += 1
        return self.text[self.place : self.place + 1]


def elements(stream: Readable, source: str) -> Iterator[Any]:
    """The elements of the first list in a stream of UTF-8, one after the other; what stands before it is left out.

    Args:
        stream: is read as far as the list goes, in pieces.
        source: its path or address, for messages.

    Raises:
        FeedError: it is damaged; the elements before that place have been given.
    """
    text, number = _Text(stream), 0
    text.more()
    text.place = text.text.find("[") + 1
    if not text.place:
        raise FeedError(f"{source} holds no list of entries.", source=source)
    while True:
        try:
            if text.skip() == "]":
                return
            value = text.take()
        except json.JSONDecodeError as error:
            if len(text.text) - text.place > _LARGEST_ELEMENT or not text.more():
                message = f"{source} is damaged or cut off after entry {number}. Export it again."
                raise FeedError(message, source=source) from error
        except RecursionError as error:
            raise FeedError(f"{source}: entry {number + 1} is nested too deeply.", source=source) from error
        else:
            number += 1
            yield value


def words(value: object) -> str:
    """A text as it can be kept; empty where the value is none.

    >>> words("a\\ud83db"), words(None), words(3)
    ('a\ufffdb', '', '')
    """
    return _UNKEPT.sub("\ufffd", value) if isinstance(value, str) else ""


def name_of(value: object) -> str:
    """A text on one line, as names and addresses are; empty where the value is none."""
    return " ".join(words(value).split())


def mapping(value: object) -> Mapping[str, Any]:
    """An object; an empty one where the value is none."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> Sequence[Any]:
    """A list; an empty one where the value is none."""
    return value if isinstance(value, list) else ()


def identifier(value: object) -> str:
    """A number or text that names something, as text of at most 64 characters; empty where it is neither.

    >>> identifier(12), identifier("12"), identifier(True), identifier([])
    ('12', '12', '', '')
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**40 else ""
    return name_of(value)[:64]
