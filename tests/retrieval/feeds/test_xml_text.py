"""XML made parseable."""

import xml.sax

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.xml_text import feed_root, mend, root_of

FEED = "<rss><channel><item><title>Quay</title></item><item><title>Pier</title></item></channel></rss>"


def mended(text: str) -> str:
    root = feed_root(text)
    assert root
    return mend(text, *root).text


@pytest.mark.parametrize(
    "before",
    [
        "",
        "\n\n  ",
        '<?xml version="1.0"?><!-- <feed> -->',
        "<!DOCTYPE rss [<!ENTITY a '[x]'><!ENTITY b \"&a;&a;\">] >",
        '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://harborwire.example/rss.dtd">',
        "<br />\n<b>Warning</b>: something in <b>/x.php</b>\n<?xml version='1.0'?>",
    ],
)
@pytest.mark.parametrize("after", ["", "\n<!-- made in 3 ms -->", "</html> and so on"])
def test_what_stands_around_a_feed_goes(before: str, after: str) -> None:
    assert mended(before + FEED + after) == FEED


@pytest.mark.parametrize(
    "text", ["", "words", "<", "<html><body><rss></rss>", "<!-- ", "<?xml", "<!DOCTYPE x [", "<svg/>"]
)
def test_what_is_no_feed(text: str) -> None:
    root = feed_root(text)
    assert root is None or root[0] == "svg"


def test_references_and_stray_signs() -> None:
    found = mended("<rss><a>AT&T &nbsp;&copy; &#0;&#55357; &foo; 1 < 2 &lt;p&gt; ]]&gt; \x07</a></rss>")
    texts: list[str] = []

    class Words(xml.sax.ContentHandler):
        def characters(self, content: str) -> None:
            texts.append(content)

    xml.sax.parseString(found.encode(), Words())
    assert "".join(texts) == "AT&T \u00a0©  &foo; 1 < 2 <p> ]]> "


def test_references_in_tags() -> None:
    assert mended('<rss><a href="/?a=1&b=2&amp;c">x</a></rss>') == '<rss><a href="/?a=1&amp;b=2&amp;c">x</a></rss>'


@pytest.mark.parametrize("end", range(len(FEED) - 30, len(FEED) - 6))
def test_a_cut_feed_keeps_what_is_whole(end: int) -> None:
    root = feed_root(FEED)
    assert root
    found = mend(FEED[:end], *root)
    assert found.is_cut
    assert "Quay</title></item>" in found.text
    xml.sax.parseString(found.text.encode(), xml.sax.ContentHandler())


def test_a_cut_rdf() -> None:
    text = "<rdf:RDF xmlns:rdf='x'><channel><items/></channel><item><title>Quay</title></item><item><ti"
    root = feed_root(text)
    assert root
    assert mend(text, *root).text.endswith("</item></rdf:RDF>")


def test_tags_longer_than_any_are_cut() -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(5_000))
    assert mended(f"<rss {attributes}><channel/></rss>") == "<rss><channel/></rss>"


@given(st.text(alphabet="<>!?[]&;-/ax'\"CDATA#0rs", max_size=80))
def test_any_text(text: str) -> None:
    root_of(text)
    page = f"<rss>{text}</rss>"
    root = feed_root(page)
    assert root
    assert mend(page, *root).text.startswith("<rss")
