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
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"\xff\xfe", "is empty"),
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


FRENCH = "L’été fut très élaboré à Noël, déjà vu; ça va. "
PORTUGUESE = "Não é possível às três da manhã: inquérito, simulações de 2º turno. "


@pytest.mark.parametrize("text", [FRENCH, PORTUGUESE, FRENCH * 30, "São João", "Größe"])
@pytest.mark.parametrize("head", ["", '<?xml version="1.0" encoding="utf-8"?>', '<meta charset="shift_jis">'])
def test_latin_text_never_becomes_katakana(text: str, head: str) -> None:
    assert decode((head + text).encode("cp1252"), "page") == head + text


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-8", "iso2022_jp"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "Shift_JIS", "EUC-JP", "rot13", "no-such"])
def test_japanese_whatever_it_declares(encoding: str, declared: str) -> None:
    page = f'<?xml version="1.0" encoding="{declared}"?>{PAGE}'.replace("―", "-")
    assert decode(page.encode(encoding), "page") == page


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Мэр сказал, что мост откроется.", "koi8-r", "koi8-r"),
        ("Мэр сказал, что мост откроется.", "cp1251", "windows-1251"),
        ("Most będzie zamknięty", "iso8859-2", "iso-8859-2"),
        ("市长说大桥将关闭", "gb18030", "gb2312"),
        ("시장은 다리가 닫힐 것이라고 말했다", "cp949", "euc-kr"),
        ("“Quay”—closed", "cp1252", "iso-8859-1"),
    ],
)
def test_what_is_declared_and_can_be_so(text: str, encoding: str, declared: str) -> None:
    assert decode(text.encode(encoding), "page", f"text/html; charset={declared}") == text
    page = f'<meta charset="{declared}">{text}'
    assert decode(page.encode(encoding), "page") == page


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(encoding: str) -> None:
    page = '<?xml version="1.0" encoding="utf-16"?><rss><title>' + "港の再開" * 300 + "</title></rss>"
    assert decode(page.encode(encoding), "page") == page
    assert decode(b"\xff\xfe" + page.encode("utf-16-le")[:-1], "page").startswith(page[:-1])


def test_zero_bytes_within_markup_are_left_out() -> None:
    assert decode(b"<rss>\0<title>Qu\0ay</title></rss>", "page") == "<rss><title>Quay</title></rss>"


def test_a_damaged_byte_loses_no_page() -> None:
    text = PAGE * 20
    data = text.encode()
    assert decode(data[:-2], "page")[:-1] == text[: len(decode(data[:-2], "page")) - 1]
    assert decode(data + b"\xff" + data, "page") == text + "\ufffd" + text


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text and not text.startswith("\ufeff")))
def test_any_text_in_utf8_comes_back(text: str) -> None:
    data = text.encode("utf-8", "replace")
    if data.strip() and not data.startswith((b"%PDF", b"PK\x03\x04", b"GIF8", b"SQLite format 3", b"\x1f\x8b")):
        assert decode(data, "x") == data.decode()


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_are_told(data: bytes) -> None:
    with contextlib.suppress(FeedError):
        assert isinstance(decode(data, "x"), str)
