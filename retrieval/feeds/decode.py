"""Bytes to text: by their marks, by what is declared and can be so, else by the script that results."""

import codecs
import re
from collections.abc import Iterable
from typing import NoReturn

from retrieval.errors import FeedError
from retrieval.feeds.charsets import declared, likely

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (b"%PDF", b"\x89PNG", b"PK\x03\x04", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"\x1f\x8b")
_START = re.compile(rb"[\s\x00]{0,100}[<{\[]")
_SAMPLE = 65_536
_HIGH = re.compile(rb"[\x80-\xff]")
_NEVER_A_PART = re.compile(rb"[\x00-\x2f]")
"""Bytes that are no part of another character in any encoding of pages: where a piece may end."""
_AROUND = 200
_BEGINNING = 200
_ASCII = bytes(range(128))
_WIDTH = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}

_KANA = re.compile(r"[\u3041-\u30ff]")
_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_RARE = re.compile(r"[\x80-\x9f¤¦§¨¬¯±²³´¶¸¹¼½¾×÷ÐÞðþƒˆ˜‰]")
"""What Latin text seldom has, and text in another encoding that is taken for Latin often."""

_MANY = 0.4
"""Share of letters beyond ASCII from which on text is not Latin."""

_DAMAGED = 0.02
"""Share of damaged bytes among those beyond ASCII up to which text is in the encoding that it declares."""


def decode(data: bytes, source: str, media_type: str = "") -> str:
    """Decode a page, be it HTML, a feed or plain text.

    Text that is valid UTF-8 is, whatever it declares. Else the first declared encoding counts in which the bytes make
    sense; where none does, the script tells that results. A few damaged bytes become ``\ufffd``.

    Args:
        data: its bytes.
        source: its path or address, for messages.
        media_type: the ``Content-Type`` that came with it; empty where none did.

    Raises:
        FeedError: it is empty, binary, or in an encoding that cannot be told.
    """
    if not data.strip(b" \t\r\n\0") or any(data.rstrip(b" \t\r\n") == mark for mark, _ in _MARKS):
        raise FeedError(f"{source} is empty.", source=source)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding, source)
    if data.startswith(_BINARY):
        raise FeedError(f"{source} is a binary file, not text; feeds and pages are text.", source=source)
    if b"\0" in data[:_SAMPLE]:
        wide = _unmarked_wide(data)
        if wide:
            return _by_mark(data, wide, source)
        if not _START.match(data):
            raise FeedError(f"{source} is a binary file, not text; feeds and pages are text.", source=source)
    text = _narrow(data.replace(b"\0", b""), media_type)
    if text is None:
        raise FeedError(f"{source} is in an encoding that cannot be told. Save it as UTF-8.", source=source)
    return text


def _by_mark(data: bytes, encoding: str, source: str) -> str:
    width = _WIDTH.get(encoding, 1)
    whole = data[: len(data) - len(data) % width]
    text = whole.decode(encoding, "replace")
    if not text or text.count("\ufffd") > max(1, len(text) * _DAMAGED):
        # Some programs put the mark of UTF-8 before text that is none.
        text = (_narrow(data, "") if width == 1 and len(data) > _AROUND else None) or ""
    text = text.replace("\0", "")
    if not text.strip("\ufffd"):
        _damaged(source, encoding)
    return text


def _damaged(source: str, encoding: str) -> NoReturn:
    raise FeedError(f"{source} is damaged: it is not valid {encoding}. Save it again as UTF-8.", source=source)


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of the markup at its beginning is zero."""
    sample = data[:_BEGINNING]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _narrow(data: bytes, media_type: str) -> str | None:
    names = list(declared(data, media_type))
    stateful = "iso2022_jp_ext" in names or b"\x1b$" in data[:_SAMPLE]
    if stateful and data.isascii():
        return _strictly(data, "iso2022_jp_ext") or data.decode("ascii")
    text = _strictly(data, "utf-8")
    if text is not None:
        return _rather(data, text, names)
    sample = _sample(data)
    for name in names:
        if name not in _WIDTH and (text := _as_declared(data, sample, name)) is not None:
            return text
    guessed = _guess(data, sample)
    return None if guessed is None else data.decode(guessed, "replace")


def _rather(data: bytes, text: str, names: Iterable[str]) -> str:
    """Text that is valid UTF-8, or, where it is short and its pairs of bytes may be so by chance, what it declares."""
    high = len(data[:_SAMPLE].translate(None, _ASCII))
    if 0 < high < 16 and not any(character > "\u07ff" for character in text):
        for name in names:
            if name in {"euc_jp", "cp932", "cp949", "gb18030", "big5hkscs"}:
                return _strictly(data, name) or text
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _sample(data: bytes) -> bytes:
    """Pieces that hold more than ASCII, up to a size: markup around them says nothing of the encoding."""
    kept, size, place = [], 0, 0
    while size < _SAMPLE and (high := _HIGH.search(data, place)):
        start = max(place, high.start() - _AROUND)
        end = _NEVER_A_PART.search(data, high.end() + _AROUND)
        place = end.start() if end else len(data)
        kept.append(data[start : min(place, start + _SAMPLE)])
        size += len(kept[-1])
    return b"\n".join(kept)


def _as_declared(data: bytes, sample: bytes, name: str) -> str | None:
    """Text in a declared encoding; None where it cannot be in it."""
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    beyond = len(_BEYOND_ASCII.findall(text))
    # A cut file ends within a character.
    if lost > 1 and lost > beyond * _DAMAGED:
        return _strictly(data, "euc_jis_2004") if name == "euc_jp" else None
    shown = sample.decode(name, "replace")
    if name == "cp932" and not _is_japanese(shown):
        return None
    if name == "cp1252" and not _is_latin(shown) and _guess(data, sample) not in {None, "cp1252"}:
        return None
    return text


def _guess(data: bytes, sample: bytes) -> str | None:
    """The encoding of text that declares none, or a wrong one."""
    if b"\x1b$" in sample:
        return "iso2022_jp_ext"
    utf8 = sample.decode("utf-8", "replace")
    if utf8.count("\ufffd") <= len(_BEYOND_ASCII.findall(utf8)) * _DAMAGED * 2:
        return "utf-8"
    for name in ("euc_jp", "cp932"):
        text = sample.decode(name, "replace")
        if text.count("\ufffd") <= len(_BEYOND_ASCII.findall(text)) * _DAMAGED and _is_japanese(text):
            return name
    names = likely(data)
    fitting = [name for name in names if "\ufffd" not in sample.decode(name, "replace")]
    if names == ("cp1252",):
        fitting = [name for name in fitting if _is_latin(sample.decode(name))]
    if fitting:
        return max(fitting, key=lambda name: _small_letters(sample.decode(name)))
    return _by_statistics(sample) or ("cp1252" if _is_latin(sample.decode("cp1252", "replace")) else None)


def _is_japanese(text: str) -> bool:
    """Whether text that was decoded from a Japanese encoding is Japanese.

    Nearly all Japanese has kana, and hardly any has them of half width: that is how the letters of another encoding
    come out.
    """
    beyond = len(_BEYOND_ASCII.findall(text))
    kana, half = len(_KANA.findall(text)), len(_HALF_WIDTH.findall(text))
    return kana * 10 >= beyond and half * 2 <= kana


def _is_latin(text: str) -> bool:
    """Whether text that was decoded as Windows-1252 is Latin: mostly ASCII letters, seldom a rare sign."""
    beyond = len(_BEYOND_ASCII.findall(text))
    ascii_letters = len(re.findall(r"[A-Za-z]", text))
    rare = len(_RARE.findall(text)) + text.count("\ufffd")
    return beyond <= _MANY * (beyond + ascii_letters) and rare * 4 <= beyond


def _small_letters(text: str) -> int:
    """How many small letters beyond ASCII there are: taken for another, an encoding gives signs and capitals."""
    return sum(character.islower() for character in _BEYOND_ASCII.findall(text))


def _by_statistics(sample: bytes) -> str | None:
    # Most pages are UTF-8, and need no guess.
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:16_384]).best()
    if best is None or (best.encoding.startswith("cp932") and not _is_japanese(str(best))):
        return None
    return best.encoding
