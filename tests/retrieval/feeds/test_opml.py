"""Lists of feeds: read, written, refused as feeds; hostile documents."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import read_feed
from retrieval.errors import FeedError
from retrieval.feeds.opml import Outline, looks_like_opml, read_opml, write_opml
from tests.conftest import SHARED

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<!-- a reader's list -->
<opml version="1.1"><head><title>My feeds</title></head><body>
  <outline text="Harbor Wire" xmlUrl="https://harborwire.example/feed" htmlUrl="https://harborwire.example/" type="rss"/>
  <outline text="News &amp; weather" title="News &amp; weather">
    <outline text="Local"><outline TEXT="Mihon" XMLURL="https://mihon.example/rss"/></outline>
    <outline title="Again" xmlUrl="https://harborwire.example/feed"/>
  </outline>
  <outline type="link" text="A page" url="https://harborwire.example/about"/>
  <outline type="rss" text="By url" url="https://runa.example/feed"/>
</body></opml>
"""


def test_feeds_with_their_groups_each_address_once() -> None:
    assert read_opml(LIST.encode()) == (
        Outline("Harbor Wire", "https://harborwire.example/feed", "https://harborwire.example/"),
        Outline("Mihon", "https://mihon.example/rss", "", ("News & weather", "Local")),
        Outline("By url", "https://runa.example/feed"),
    )


def test_a_list_that_is_added_says_what_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "subs.opml"
    path.write_text(LIST, encoding="utf-8")
    with pytest.raises(FeedError, match="OPML list of 3 feeds, not a feed: `onrecord follow --import FILE` takes them"):
        read_feed(path)


def test_the_real_list() -> None:
    path = SHARED / "files/g01_subs.opml"
    if not path.exists():
        pytest.skip("the real files are not part of the project and are not beside it in ../shared")
    outlines = read_opml(path.read_bytes())
    assert len(outlines) == len({outline.xml_url for outline in outlines}) > 200
    assert read_opml(write_opml(outlines)) == outlines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "shift_jis", "iso-8859-1"])
def test_the_encoding_is_the_declared_one(encoding: str) -> None:
    title = "Café" if encoding == "iso-8859-1" else "見本新聞の一覧"
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><opml><body><outline text="{title}" xmlUrl="https://m.example/"/></body></opml>'
    assert read_opml(text.encode(encoding))[0].title == title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Quay & Harbor", "Quay & Harbor"),
        ("Caf&eacute;", "Café"),
        ("a&x;b&#x1F600;", "a&x;b\U0001f600"),
        ("1 &lt; 2 \x01", "1 < 2 \ufffd"),
    ],
)
def test_what_is_not_well_formed_is_read_as_far_as_it_can_be(title: str, expected: str) -> None:
    (outline,) = read_opml(f'<opml><body><outline text="{title}" xmlUrl="https://h.example/"/></body>'.encode())
    assert (outline.title, outline.xml_url) == (expected, "https://h.example/")


def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = (
        f'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY l0 "ha">{laughs}<!ENTITY s SYSTEM "file://{secret}">]>'
        '<opml><body><outline text="&l11;&s;" xmlUrl="https://h.example/"/></body></opml>'
    )
    (outline,) = read_opml(text.encode())
    assert "hidden" not in outline.title
    assert len(outline.title) < 50


def test_deep_and_empty_lists() -> None:
    inner = '<outline text="F" xmlUrl="https://h.example/"/>'
    group = '<outline text="g">'
    (outline,) = read_opml(f"<opml><body>{group * 200}{inner}{'</outline>' * 200}</body></opml>".encode())
    assert outline.group == ("g",) * 200
    assert len(read_opml(f"<opml><body>{group * 100_000}{inner}".encode())) <= 1
    assert read_opml(b"<opml/>") == ()


@pytest.mark.parametrize("data", [b"<rss><channel/></rss>", b"<html><opml></opml></html>", b"opml", b"<opmlx/>"])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    assert not looks_like_opml(data.decode())
    with pytest.raises(FeedError, match="no <opml> element"):
        read_opml(data, "page")


_NAMES = st.text(min_size=1).map(str.strip).filter(lambda name: name.isprintable() and name)


@given(st.lists(st.builds(Outline, _NAMES, _NAMES, _NAMES, st.lists(_NAMES, max_size=3).map(tuple)), max_size=8))
def test_what_is_written_is_read(outlines: list[Outline]) -> None:
    kept = list({outline.xml_url: outline for outline in reversed(outlines)}.values())
    assert sorted(read_opml(write_opml(kept)), key=repr) == sorted(kept, key=repr)


@pytest.mark.parametrize(
    "body",
    ["<a:/>", "<outline:/>", "<:outline/>", "<o:outline xmlUrl='x'/>", "<1/>", "<outline xmlUrl='a' xmlUrl='b'/>"],
)
def test_damaged_names(body: str) -> None:
    assert len(read_opml(f"<opml><body>{body}</body></opml>".encode())) <= 1


@given(st.binary(max_size=300))
def test_whatever_follows_the_root_only_a_feed_error_comes_out(data: bytes) -> None:
    with contextlib.suppress(FeedError):
        read_opml(b"<opml><body>" + data)


@pytest.mark.parametrize("reference", ["&#xD800;", "&#55296;", "&#0;", "&#x110000;", "&#99999999;"])
def test_numbers_that_are_no_characters_are_damage(reference: str) -> None:
    (outline,) = read_opml(
        f'<opml><outline text="Quay {reference}" xmlUrl="https://harborwire.example/f"/></opml>'.encode()
    )
    assert outline.title == "Quay \ufffd"
