"""The lines of a page, as a reader sees them."""

import pytest

from retrieval.feeds.html_text import Line, is_prose, lines_in, lines_of, pieces_in
from retrieval.feeds.html_tree import tree_of


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>one <b>two</b><br>three<ul><li>four</ul>", ["one two", "three", "four"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("<ruby>汐<rt>しお</rt></ruby><ruby>見<rp>(</rp><rt>み</rt><rp>)</rp></ruby>市長は", ["汐見市長は"]),
        ("a<script>b</script>c<style>d</style>", ["ac"]),
        ("<p hidden>a</p><p style='display: none'>b</p><p style='visibility:hidden'>c</p>d", ["d"]),
        ("<pre>a\n  b\n\nc</pre>d\ne", ["a", "b", "c", "d e"]),
        ("a<!-- b -->c<?php d ?>e", ["ace"]),
        ("Rain <img class='emoji' alt='☔'> today<img alt='A quay'>", ["Rain ☔ today"]),
        ("<figure><img><figcaption>Runa Dahl</figcaption></figure>x", ["x"]),
        ("<section><span>a</span><span>b</span></section>", ["ab"]),
        ("", []),
    ],
)
def test_lines(html: str, lines: list[str]) -> None:
    assert lines_of(html) == lines


def test_what_is_left_out_comes_in_its_place() -> None:
    root = tree_of("<p>a</p><blockquote>b</blockquote>c<p>d</p>")
    block = next(root.iter("blockquote"))
    pieces = [piece.text if isinstance(piece, Line) else piece.tag for piece in pieces_in(root, without=[block])]
    assert pieces == ["a", "blockquote", "c", "d"]
    assert [line.text for line in lines_in(root, without=[block])] == ["a", "c", "d"]


def test_a_line_knows_its_element() -> None:
    (line,) = lines_in(tree_of("<div><p><b>a</b> c</p></div>"))
    assert (line.text, line.element.tag) == ("a c", "b")


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("First link", False),
        ("Jane Doe said that she will resign.", True),
        ("市は工事を始めたと発表した。", True),
        ("続きを読む", False),
        ("Sign up!", False),
    ],
)
def test_prose(text: str, prose: bool) -> None:
    assert is_prose(text) is prose
