"""HTML made harmless: what hostile pages hold, and what honest ones keep."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.html_tokens import DEEPEST, MOST_ATTRIBUTES, tame


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d"),
        ("a < b & c > d", "a &lt; b & c &gt; d"),
        ("<!-- <p>no</p> -->yes<!---->!<!-->?", "yes!?"),
        ("<script>if (a<b) '</p>'</script>x", "x"),
        ("<title>a <b> c</title>", "<title>a &lt;b&gt; c</title>"),
        ("<A HREF='x y' class=z data-q>t</A>", '<a href="x y" class="z" data-q="">t</a>'),
        ('<a title="1 > 0">t</a>', '<a title="1 &gt; 0">t</a>'),
        ("</p></div>x", "x"),
        ("x<br/>y</br>z", "x<br>y<br>z"),
        ("<div><span>a</div>b", "<div><span>a</span></div>b"),
        ("<table><tr><td>a</div>b</td></tr></table>", "<table><tr><td>ab</td></tr></table>"),
    ],
)
def test_what_is_written(html: str, written: str) -> None:
    assert tame(html).html == written


def test_data_of_a_page_are_kept_and_scripts_are_not() -> None:
    page = '<script type="application/ld+json">{"a": "<b>"}</script><script>alert(1)</script>'
    assert tame(page).html == '<script type="application/ld+json">{"a": "<b>"}</script>'


def test_line_feeds_stay_where_they_were() -> None:
    page = "<p>a\n<!-- \n\n --><script>\n\n</script>\n<style>\n</style>b</p>"
    assert tame(page).html.count("\n") == page.count("\n")


def test_a_tree_stays_shallow_and_a_tag_small() -> None:
    written = tame("<div>" * 5_000 + "x" + "</div>" * 5_000 + "<p>y").html
    assert written.count("<div>") == DEEPEST
    assert written.endswith("<p>y</p>")
    assert tame("<p " + " ".join(f"a{n}=1" for n in range(5_000)) + ">").html.count("=") == MOST_ATTRIBUTES


@pytest.mark.parametrize(
    "piece", ["<blockquote ", "<a b='", '<a b="', "<!--", "<![CDATA[", "<?", "</", "<", "<a =", "<script>", "<title></"]
)
def test_what_is_left_open_is_read_once(piece: str) -> None:
    # Quadratic, each of these would take minutes.
    assert len(tame(piece * 50_000).html) < 50_000 * 20


@given(st.text(alphabet="<>/='\"! -abpdivtr\n&;", max_size=200))
def test_any_text_gives_balanced_tags(text: str) -> None:
    written = tame(text).html
    stack = []
    for end, name in re.findall(r"<(/?)([a-z][a-z0-9]*)[^<>]*>", written):
        if name in {"br", "hr", "img", "input"}:
            continue
        if end:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert not stack
