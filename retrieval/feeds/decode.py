"""Bytes to text: Unicode by its marks, Japanese encodings by what they give."""

import codecs

from retrieval.errors import FeedError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_JAPANESE = ["cp932", "euc_jp", "iso2022_jp"]
_BINARY = (b"%PDF", b"\x89PNG", b"PK\x03\x04", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"\x1f\x8b")


def decode(data: bytes, source: str) -> str:
    """Decode a page.

    Args:
        data: its bytes.
        source: its path or address, for messages.

    Raises:
        FeedError: it is empty, binary, or in an encoding that cannot be told.
    """
    if not data.strip():
        raise FeedError(f"{source} is empty. {EXPECTED}", source=source)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding, source)
    if data.startswith(_BINARY) or b"\0" in data[:65_536]:
        raise FeedError(f"{source} is a binary file, not text. {EXPECTED}", source=source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_japanese(data, source)


EXPECTED = (
    "Expected the text or the HTML of a page of embedded posts, each with a line such as "
    "“— Harbor Wire (@harborwire) February 21, 2025”."
)


def _decode_japanese(data: bytes, source: str) -> str:
    # Most pages are UTF-8, and need no guess.
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_JAPANESE).best()
    if best is None:
        raise FeedError(
            f"{source} is in an encoding that cannot be told (UTF-8, UTF-16, Shift_JIS and EUC-JP are). "
            "Save it as UTF-8.",
            source=source,
        )
    return _decode(data, best.encoding, source)


def _decode(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FeedError(
            f"{source} is damaged: byte {error.start} is not valid {error.encoding}. Save it again as UTF-8.",
            source=source,
        ) from error
