"""Whose lines stand between posts."""

import pytest

from retrieval.feeds.html_layout import lay_out
from retrieval.feeds.html_posts import embedded_in
from retrieval.feeds.html_tree import tree_of

LONG = "Jane Doe, the minister, said on Friday that she will resign."


def post(number: int, text: str = "") -> str:
    link = f'<a href="https://x.com/acc{number}/status/{number}">Feb 20, 2025</a>'
    words = text or f"Words of number {number}."
    return f'<blockquote class="twitter-tweet"><p>{words}</p>— Name (@acc{number}) {link}</blockquote>'


def below(html: str, *, is_article: bool = False) -> tuple[list[list[str]], bool]:
    root = tree_of(html)
    layout = lay_out(root, embedded_in(root), is_article=is_article)
    return [[line.text for line in section.below] for section in layout.sections], layout.is_digest


def test_a_page_with_nothing_of_its_own_is_a_digest() -> None:
    assert below(f"{post(1)}<p>a</p><div>b</div>{post(2)}<table><tr><td>c</table>") == ([["a", "b"], ["c"]], True)


@pytest.mark.parametrize("top", [f"<p>{LONG}</p>", "<h1>Minister resigns</h1>", "<header><h1>News</h1></header>"])
def test_prose_or_a_heading_above_makes_it_a_page_with_posts(top: str) -> None:
    assert below(f"{top}{post(1)}<p>{LONG}</p>")[1] is False


def test_what_calls_itself_an_article_is_one() -> None:
    assert below(f"{post(1)}<p>{LONG}</p>", is_article=True)[1] is False


def test_posts_that_are_repeated_below_make_it_a_digest_all_the_same() -> None:
    page = f"<h1>News</h1>{post(1, 'Quay to reopen in…')}<p>Quay to reopen in May</p><p>a</p>{post(2)}<p>b</p>"
    assert below(page, is_article=True) == ([["Quay to reopen in May", "a"], ["b"]], True)


def test_lines_in_the_list_item_of_a_post_are_none_of_another() -> None:
    page = f"<ul><li>First link{post(1)}</li><li>Second link{post(2)}</li></ul>"
    assert below(page) == ([[], []], True)


def test_a_heading_above_the_next_post_is_not_of_the_one_before() -> None:
    assert below(f"{post(1)}<p>a</p><h3>Next</h3>{post(2)}<h3>b</h3><p>c</p>")[0] == [["a"], ["b", "c"]]


def test_behind_the_last_post_only_what_stands_beside_it_counts() -> None:
    page = f"<div><div>{post(1)}</div><p>a</p><div>{post(2)}</div><p>b</p></div><div>More of our pages</div>"
    assert below(page)[0] == [["a"], ["b"]]


def test_furniture_is_nobodys() -> None:
    page = f"<nav>a</nav>{post(1)}<aside>b</aside><p>c</p><div role='navigation'>d</div><footer>e</footer>"
    assert below(page)[0] == [["c"]]


def test_what_follows_a_quoting_post_is_the_outer_ones() -> None:
    page = f'<blockquote class="twitter-tweet"><p>No.</p>— P (@p) <a href="https://x.com/p/status/9">Feb 2, 2025</a>{post(1)}</blockquote>a'
    assert below(page)[0] == [["a"]]


def test_a_heading_of_any_level_that_the_title_holds_is_the_pages() -> None:
    page = f"<title>My blog: Snow day</title><h3>Snow day</h3>{post(1)}<p>I was glad.</p>"
    assert not below(page)[1]
    assert below(page.replace("My blog: Snow day", "My blog"))[1]
