"""Bytes to text."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import FeedError
from retrieval.feeds.decode import decode

PAGE = "港の再開で協議\n― 見本新聞 (@mihon) February 20, 2025\nソレン市長は港を来月に再開する方針を明らかにした。\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp932", "euc_jp"])
def test_japanese_in_the_encodings_of_pages(encoding: str) -> None:
    data = PAGE.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    assert decode(data, "page.txt") == PAGE


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"%PDF-1.7 and so on", "binary"),
        (b"SQLite format 3\0", "binary"),
        (b"text with \0 in it", "binary"),
        (b"\xff\xfe\x00", "damaged"),
        (b"\xef\xbb\xbf\xff", "damaged"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, complaint: str) -> None:
    with pytest.raises(FeedError, match=complaint) as raised:
        decode(data, "page.txt")
    assert raised.value.source == "page.txt"


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text and not text.startswith("\ufeff")))
def test_any_text_in_utf8_comes_back(text: str) -> None:
    data = text.encode("utf-8", "replace")
    if data.strip() and not data.startswith((b"%PDF", b"PK\x03\x04", b"GIF8", b"SQLite format 3", b"\x1f\x8b")):
        assert decode(data, "x") == data.decode()


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_are_told(data: bytes) -> None:
    with contextlib.suppress(FeedError):
        assert isinstance(decode(data, "x"), str)
