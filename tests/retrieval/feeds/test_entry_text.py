"""The words of entries, and what programs of feeds add to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.entry_text import (
    ROWS,
    FeedBoilerplate,
    as_html,
    clean_lines,
    plain_as_html,
    title_text,
    with_headline,
    without_common_ends,
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_every_row_cleans_its_example(row: FeedBoilerplate) -> None:
    assert clean_lines([row.example]) == ([row.left] if row.left else [])


@pytest.mark.parametrize(
    "line",
    [
        "He wanted to know more.",
        "There is no more",
        "Continue reading the will of Runa Dahl in court, the judge said.",
        "The post office at the quay will close.",
        "Share of renewable power doubles",
    ],
)
def test_sentences_stay(line: str) -> None:
    assert clean_lines([line]) == [line]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("The quay opens in […]", "The quay opens in …"),
        ("The quay opens. [&#8230;]".replace("&#8230;", "…"), "The quay opens. …"),
        ("***", None),
        ("https://harborwire.example/a", None),
        ("★", None),
        ("橋の工事が始まる。続きを読む", "橋の工事が始まる。"),
    ],
)
def test_ends_and_ornaments(line: str, left: str | None) -> None:
    assert clean_lines([line]) == ([left] if left else [])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Quay &amp; Pier", "Quay & Pier"),
        ("Quay &amp;amp; Pier", "Quay & Pier"),
        ("<b>Quay</b> opens", "Quay opens"),
        ("&lt;em&gt;Quay&lt;/em&gt; opens", "Quay opens"),
        ("a < b and <Foo>", "a < b and <Foo>"),
        ("<ruby>汐見<rt>しおみ</rt></ruby>市長", "汐見市長"),
        ("Quay<script>alert(1)</script> opens", "Quay opens"),
        ("\n Quay \t opens ", "Quay opens"),
    ],
)
def test_titles(title: str, text: str) -> None:
    assert title_text(title) == text


def test_bodies_escaped_twice_and_plain() -> None:
    assert as_html("&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two") == "<p>one</p><p>two"
    assert as_html("<p>5 &lt; 6</p>") == "<p>5 &lt; 6</p>"
    assert plain_as_html("a <b>\nc") == "a &lt;b&gt;<br>c"


def test_text_broken_at_a_width_is_joined() -> None:
    text = "The council said on Thursday that the quay\nwould open in May, and that the ferry would\nsail again.\n\nIt was closed."
    assert as_html(text).split("<br>")[0].endswith("sail again.")
    assert as_html("港の工事\n橋の工事") == "港の工事<br>橋の工事"


def test_headlines() -> None:
    assert with_headline("Quay", ["It opens."]) == ("Quay", "Quay\nIt opens.")
    assert with_headline("Quay", ["Quay", "It opens."]) == ("Quay", "Quay\nIt opens.")
    assert with_headline("Quay opens…", ["Quay opens in June. Rain."]) == (
        "Quay opens in June.",
        "Quay opens in June. Rain.",
    )
    assert with_headline("", ["Quay opens. Rain."]) == ("Quay opens.", "Quay opens. Rain.")
    assert with_headline("Quay", []) == ("Quay", "Quay")
    assert with_headline("", []) == ("", "")


def test_lines_that_end_every_entry() -> None:
    ends = ["Write to us.", "All rights reserved."]
    texts = [[f"Words {number}.", *ends] for number in range(4)]
    assert without_common_ends(texts) == [[f"Words {number}."] for number in range(4)]
    assert without_common_ends([["Same."], ["Same."], ["Same."]]) == [["Same."]] * 3
    assert without_common_ends([["One.", "Bye."], ["Two.", "Bye."]]) == [["One.", "Bye."], ["Two.", "Bye."]]


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=4))
def test_any_words_begin_with_their_headline(title: str, lines: list[str]) -> None:
    headline, text = with_headline(title_text(title), clean_lines(lines))
    assert text.startswith(headline)
    assert bool(headline) == bool(text)
