"""Where the text of a page's article is."""

from retrieval.feeds.article_text import MOST_ELEMENTS, extracted, link_lines, main_part
from retrieval.feeds.html_tree import tree_of

FIRST = "Jane Doe, the minister, said on Friday that she will resign next week because of her health."
SECOND = "The opposition leader Ann Roe said that the election must be held in May, before the summer."


def test_a_short_page_gives_its_sentences_line_by_line() -> None:
    root = tree_of(f"<article><h1>Minister resigns</h1><i>By J</i><p>{FIRST}</p><p>{SECOND}</p></article><p>x</p>")
    assert [line for line in extracted(root, set()) if len(line) > 40] == [FIRST, SECOND]


def test_a_very_large_page_gives_its_sentences() -> None:
    root = tree_of(f"<p>{FIRST}</p>" + "<span>x</span><br>" * MOST_ELEMENTS + f"<p>{SECOND}</p>")
    assert extracted(root, set()) == [FIRST, SECOND]


def test_a_page_without_text_gives_nothing() -> None:
    assert "".join(extracted(tree_of(""), set())) == ""


def test_link_lines() -> None:
    root = tree_of(
        "<p><a href=a>One</a></p><p>See <a href=b>two</a> there.</p><a href=c><div>Three</div><div>four</div></a>"
        "<p><a name=d>Five</a></p>"
    )
    assert link_lines(root) == {"one", "three", "four"}


def test_a_link_that_is_never_closed_is_no_teaser() -> None:
    page = "<div><a href=a>" + "".join(f"<p>{number} {FIRST}</p>" for number in range(20)) + "</div>"
    assert link_lines(tree_of(page)) == set()


def test_the_main_part() -> None:
    assert main_part(tree_of("<nav>a</nav><main>b</main>")).tag == "main"
    assert main_part(tree_of("<article>a</article><article>b</article>")).tag == "html"
