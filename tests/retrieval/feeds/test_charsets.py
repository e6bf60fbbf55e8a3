"""Names of encodings: what pages mean by them."""

import pytest

from retrieval.feeds.charsets import BY_LANGUAGE, MEANT, declared, likely, meant


@pytest.mark.parametrize("label", MEANT)
def test_every_name_is_of_an_encoding_of_pages(label: str) -> None:
    found = meant(label)
    assert found
    assert meant(found) == found


@pytest.mark.parametrize("label", ["rot13", "unicode_escape", "idna", "zlib", "punycode", "utf-7", "", "no such", "\0"])
def test_what_is_no_encoding_of_pages(label: str) -> None:
    assert meant(label) is None


@pytest.mark.parametrize("names", BY_LANGUAGE.values())
def test_encodings_by_language_are_of_pages(names: tuple[str, ...]) -> None:
    assert [meant(name) for name in names] == list(names)


def test_where_an_encoding_is_declared() -> None:
    html = b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"></head>'
    assert list(declared(html, "text/html;charset='latin1'")) == ["cp1252", "cp932"]
    assert list(declared(b"<?xml version='1.0' encoding='windows-1251'?>")) == ["cp1251"]
    assert list(declared(b'<meta charset="utf8"> and again <meta charset="x">')) == ["utf-8"]
    assert list(declared(b"plain text", "text/plain")) == []


def test_the_language_tells_what_is_likely() -> None:
    assert likely(b"<rss><channel><language>ru-RU</language>")[0] == "cp1251"
    assert likely(b'<html lang="pl">')[0] == "cp1250"
    assert likely(b"<rss>") == likely(b'<html lang="fr">') == ("cp1252",)
