"""A page's own article."""

from retrieval.feeds.article import Article, read_article
from retrieval.feeds.html_tree import tree_of
from retrieval.feeds.page_facts import facts_of

FIRST = "Jane Doe, the minister, said on Friday that she will resign next week because of her health."
SECOND = "The opposition leader Ann Roe said that the election must be held in May, before the summer."


def read(body: str) -> Article:
    root = tree_of(f"<html><head><title>Minister resigns</title></head><body>{body}</body></html>")
    return read_article(root, facts_of(root))


def test_paragraphs_without_what_stands_around_them() -> None:
    found = read(
        f"<nav><a href=/>Home</a></nav><article><h1>Minister resigns</h1><p>By John Smith</p><p>2025年2月20日 15時04分</p>"
        f"<p>{FIRST}</p><figure><img><figcaption>A quay. Photo: Runa Dahl</figcaption></figure><p>{SECOND}</p>"
        "<p>Related: <a href=/b>Fares rise</a></p><p><a href=/c>Another story altogether, he said.</a></p></article>"
        "<aside><p>Words of an advert, bought by somebody, said nobody.</p></aside><footer>© Gazette</footer>"
    )
    assert found.lines == (FIRST, SECOND)
    assert found.date is not None
    assert found.date.moment.isoformat() == "2025-02-20T15:04:00"


def test_ruby_and_forms_around_a_page() -> None:
    found = read(
        "<form><h1>Minister resigns</h1><p><ruby>汐見<rt>しおみ</rt></ruby>市長は、岸壁を5月に再開すると述べた。</p>"
        "<p>反対する人は「費用が高すぎる」と批判している。</p></form>"
    )
    assert found.lines == (
        "汐見市長は、岸壁を5月に再開すると述べた。",
        "反対する人は「費用が高すぎる」と批判している。",
    )


def test_a_page_without_text_has_none() -> None:
    assert read("").lines == ()
    assert read("<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>").prose == 0


def test_what_readers_write_below_is_not_the_articles() -> None:
    written = "<p>About time somebody said no to these dreamers, and I have said so for years.</p>"
    for block in (f'<div id="comments">{written}</div>', f'<ul class="comment-list"><li>{written}</ul>'):
        assert read(f"<article><h1>Minister resigns</h1><p>{FIRST}</p><p>{SECOND}</p>{block}</article>").lines == (
            FIRST,
            SECOND,
        )


def test_a_wrapper_named_after_comments_holds_its_article() -> None:
    page = f'<div class="comments"><h1>Minister resigns</h1><p>{FIRST}</p><p>{SECOND}</p></div>'
    assert read(page).lines == (FIRST, SECOND)


def test_a_readers_day_is_not_the_articles() -> None:
    written = '<ol class="comment-list"><li><time>August 15, 2025 at 8:00 am</time><p>Hm.</p></ol>'
    assert read(f"<article><h1>Minister resigns</h1><p>{FIRST}</p><p>{SECOND}</p></article>{written}").date is None


def test_a_sentence_is_one_line_whatever_is_linked_in_it() -> None:
    found = read(
        '<article><h1>Minister resigns</h1><p>雪の朝に、<a href="/k">豆腐</a>を作りました。</p><p>とても<b>おいしく</b>できました。</p></article>'
    )
    assert found.lines == ("雪の朝に、豆腐を作りました。", "とてもおいしくできました。")


def test_a_short_last_sentence_of_a_short_page_stays() -> None:
    found = read(f"<article><h1>Minister resigns</h1><p>{FIRST}</p><p>A vote follows in May.</p></article>")
    assert found.lines == (FIRST, "A vote follows in May.")
