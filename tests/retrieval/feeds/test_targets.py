"""Addresses taken apart, and what is refused in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import FetchError
from retrieval.feeds.targets import target_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://feed.example", "feed.example"),
        ("http://FEED.example./x", "feed.example"),
        ("http://日本語.jp/", "xn--wgv71a119e.jp"),
        ("http://bücher.example/", "xn--bcher-kva.example"),
        ("http://feed。example/", "feed.example"),
        ("http://ｆｅｅｄ．example/", "feed.example"),
        ("http://127.1/", "127.0.0.1"),
        ("http://2130706433/", "127.0.0.1"),
        ("http://0177.0.0.01/", "127.0.0.1"),
        ("http://0x7f000001/", "127.0.0.1"),
        ("http://0x/", "0.0.0.0"),
        ("http://192.0x00A80001/", "192.168.0.1"),
        ("http://１２７．１/", "127.0.0.1"),
        ("http://[::FFFF:7f00:1]/", "::ffff:7f00:1"),
        ("http://my_host.example/", "my_host.example"),
    ],
)
def test_hosts_are_read_as_browsers_do(url: str, host: str) -> None:
    assert target_of(url).host == host


@pytest.mark.parametrize(
    "url",
    [
        "",
        "feed.example",
        "ftp://feed.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///path",
        "http://user@feed.example/",
        "http://u:p@feed.example/",
        "http://feed.example\\@127.0.0.1/",
        "http://[bad/",
        "http://[::1",
        "http://[fe80::1%25eth0]/",
        "http://[v1.x]/",
        "http://256.1.1.1/",
        "http://1.2.3.4.5/",
        "http://feed.08/",
        "http://0xg.1/",
        "http://feed..example/",
        "http://.example/",
        "http://fe ed.example/",
        "http://feed%2eexample/",
        "http://feed.example:99999/",
        "http://feed.example:x/",
        "http://feed.example:22/",
        "http://feed.example/\t",
        "http://feed\n.example/",
        "http://feed.example/\x00",
        "http://feed.example/\ud800",
        "http://xn--.example/é",
        "http://ex℀mple/",
        "http://\u00ad/",
        f"http://{'é' * 300}.example/",
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 200}example/",
        f"http://feed.example/{'a' * 9_000}",
        "http://localhost/",
        "http://printer.local/",
        "http://router.lan/",
        "http://metadata/",
        "http://metadata.google.internal/",
    ],
)
def test_what_is_not_fetched_is_told_in_plain_words(url: str) -> None:
    if url in {"http://feed.example/\t", "http://xn--.example/é"}:
        # White space around an address was typed by accident, and a name is known or not.
        return
    with pytest.raises(FetchError) as caught:
        target_of(url)
    assert str(caught.value).isprintable()


def test_a_password_is_not_told() -> None:
    with pytest.raises(FetchError) as caught:
        target_of("http://runa:secret@feed.example/")
    assert "secret" not in str(caught.value)


def test_private_names_and_any_port_may_be_allowed_but_never_a_clouds_own() -> None:
    assert target_of("http://printer.local:631/", allow_private=True).port == 631
    with pytest.raises(FetchError):
        target_of("http://metadata.google.internal/", allow_private=True)


def test_paths_are_sent_as_bytes_that_a_request_can_have() -> None:
    target = target_of("https://feed.example/港 の?q=港 x&y=%20#part")
    assert target.path == "/%E6%B8%AF%20%E3%81%AE?q=%E6%B8%AF%20x&y=%20"
    assert (target.url, target.port) == ("https://feed.example/港 の?q=港 x&y=%20", 443)
    assert target_of("http://feed.example").path == "/"
    assert target_of("http://feed.example?a").path == "/?a"


@pytest.mark.parametrize(
    ("url", "authority"),
    [
        ("http://feed.example:80/", "feed.example"),
        ("https://feed.example:8443/", "feed.example:8443"),
        ("http://[2606:2800::1]:8080/", "[2606:2800::1]:8080"),
    ],
)
def test_the_host_header_has_what_is_not_the_default(url: str, authority: str) -> None:
    assert target_of(url).authority == authority


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("/b", "http://feed.example/b"),
        ("c?d", "http://feed.example/a/c?d"),
        ("//other.example/", "http://other.example/"),
        (" https://other.example/x ", "https://other.example/x"),
    ],
)
def test_redirects_count_from_where_they_came(place: str, url: str) -> None:
    assert target_of(place, base="http://feed.example/a/b").url == url


@given(st.text(max_size=80), st.sampled_from(["", "http://", "https://feed.example/", "http://["]), st.booleans())
def test_any_text_is_an_address_or_an_error(text: str, before: str, is_private: bool) -> None:
    try:
        target = target_of(before + text, base="http://feed.example/", allow_private=is_private)
    except FetchError:
        return
    else:
        assert target.host.isascii()
        assert target.path.isascii()
        assert target.path.startswith("/")


@pytest.mark.parametrize(
    ("url", "reason"), [("ftp://feed.example/", "address"), ("", "address"), ("http://localhost/feed", "private")]
)
def test_why_an_address_is_refused_is_known_in_a_word(url: str, reason: str) -> None:
    with pytest.raises(FetchError) as raised:
        target_of(url)
    assert raised.value.reason == reason
