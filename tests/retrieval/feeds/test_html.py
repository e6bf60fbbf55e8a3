"""The same pages as HTML."""

import html
from pathlib import Path

import pytest

from retrieval.errors import FeedError
from retrieval.feeds.digest import parse_digest
from retrieval.feeds.html import looks_like_html, parse_html
from retrieval.feeds.reader import Feed, read_feed

PAGE = """<!doctype html><html><head><title>まとめ</title><script>var x = "<p>no</p>"</script></head><body>
<nav><p>ナビ</p></nav>
<blockquote class="twitter-tweet" data-lang="ja"><p lang="ja" dir="ltr">橋が開通<br>市長が式で述べた。
<a href="https://t.co/a1">https://t.co/a1</a> <a href="https://twitter.com/hashtag/mihon">#mihon</a></p>&mdash; 見本(仮) (@mihon)
<a href="https://twitter.com/mihon/status/123?ref_src=twsrc">午後3:04 · 2025年2月21日</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js"></script>
<h3>小見出し</h3><p>本文の   一段落目。</p><div><ul><li>項目</li></ul></div><aside><p>広告の文</p></aside>
<blockquote class="twitter-tweet"><p>Ferry strike ends</p>&mdash; Harbor Wire (@harborwire)
<a href="https://x.com/harborwire/status/9">Feb 22, 2025</a></blockquote>
<p>The union agreed.</p><footer><p>© foot</p></footer></body></html>"""


def test_posts_articles_links_and_times() -> None:
    (first, second), problems = parse_html(PAGE)
    assert not problems
    assert (first.source, first.handle, first.headline) == ("見本(仮)", "mihon", "橋が開通")
    assert first.text == "橋が開通\n市長が式で述べた。\n小見出し\n本文の 一段落目。\n項目"
    assert first.urls == ("https://twitter.com/mihon/status/123", "https://t.co/a1")
    assert (first.published.isoformat(), first.has_time) == ("2025-02-21T15:04:00+09:00", True)
    assert second.text == "Ferry strike ends\nThe union agreed."


def test_a_post_without_a_handle_is_reported_with_its_line() -> None:
    page = PAGE.replace("(@mihon)", "")
    items, problems = parse_html(page)
    assert [item.handle for item in items] == ["harborwire"]
    assert [problem.line for problem in problems] == [3]


DOE = "Jane Doe, the minister, said on Friday that she will resign next week because of her health."
ROE = "The opposition leader Ann Roe said that the election must be held in May, before the summer."


def post(text: str, account: str = "harborwire", number: int = 1, host: str = "twitter.com") -> str:
    link = f'<a href="https://{host}/{account}/status/{number}">February 21, 2025</a>'
    return f'<blockquote class="twitter-tweet"><p>{text}</p>&mdash; Name (@{account}) {link}</blockquote>'


def told(page: str) -> list[tuple[str, str]]:
    items, _ = parse_html(page)
    return [(item.handle, item.text) for item in items]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Minister resigns</h1><p>{DOE}</p>{post('Rain.')}<p>{ROE}</p><p>By John Smith, a reporter for the Gazette.</p>",
        f"<h1>Minister resigns</h1>{post('Rain.')}<p>{DOE}</p><p>{ROE}</p>",
        f"<article><header><h1>Minister resigns</h1></header><p>{DOE}</p><figure>{post('Rain.')}</figure><p>{ROE}</p></article>",
        f"<h1>Minister resigns</h1><table><tr><td><p>{DOE}</p>{post('Rain.')}<p>{ROE}</p></td></tr></table>",
        f"<form><h1>Minister resigns</h1><p>{DOE}</p>{post('Rain.')}<p>{ROE}</p></form>",
        f"<h1>Minister resigns</h1><p>{DOE}</p><p>{ROE}</p><aside>{post('Rain.')}</aside>",
        f"<h1>Minister resigns</h1><p>{DOE}</p>{html.escape(post('Rain.'))}<p>{ROE}</p>",
    ],
)
def test_a_page_with_an_article_of_its_own(body: str) -> None:
    page = f'<html><head><link rel="canonical" href="https://gazette.example/a"></head><body>{body}</body></html>'
    assert told(page) == [("gazette.example", f"Minister resigns\n{DOE}\n{ROE}"), ("harborwire", "Rain.")]


def test_posts_in_list_items_have_each_their_own_words() -> None:
    page = f"<ul><li>First link{post('Rain.')}</li><li>Second link{post('I resign.', 'annroe', 2)}</li></ul>"
    assert told(page) == [("harborwire", "Rain."), ("annroe", "I resign.")]


@pytest.mark.parametrize(
    "article",
    ["<div>{0}<br><br>{1}</div>", "<section><span>{0}</span></section>{1}", "<table><tr><td>{0}<td>{1}</table>"],
)
def test_text_of_an_article_in_any_element(article: str) -> None:
    assert told(post("Rain.") + article.format(DOE, ROE)) == [("harborwire", f"Rain.\n{DOE}\n{ROE}")]


def test_one_post_under_both_hosts_is_one_item() -> None:
    items, _ = parse_html(post("Rain.", host="x.com") + post("Rain.") + post("Rain.", number=2))
    assert [item.url for item in items] == [
        "https://x.com/harborwire/status/1",
        "https://twitter.com/harborwire/status/2",
    ]


def test_a_plain_news_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head><title>Minister resigns</title></head><body><p>{DOE}</p><p>{ROE}</p></body></html>")
    feed = read_feed(path)
    assert (feed.format, feed[0].handle, feed[0].headline) == ("html", "page", "Minister resigns")
    assert feed[0].text == f"Minister resigns\n{DOE}\n{ROE}"


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ('<html><div class="twitter-tweet twitter-tweet-rendered"><iframe></iframe></div>', "text is not in this page"),
        (f"<html>{post('pic.twitter.com/a')}", "no post that can be read"),
        ("<html><ul>" + "".join(f'<li><a href="/{n}">Minister {n} resigns</a>' for n in range(9)), "list of links"),
        ("<html><form><p>Log in</p><input type=password></form>", "logging in"),
        ("<html><div id=root></div>", "without text"),
        ("<html>" + "<br>" * 200_000, "more than"),
    ],
)
def test_one_clear_error_for_a_page_that_holds_nothing(page: str, complaint: str) -> None:
    with pytest.raises(FeedError, match=complaint):
        read_feed(page.encode())


def test_a_frame_without_text_is_reported_beside_what_is_there() -> None:
    items, problems = parse_html(f'{post("Rain.")}<amp-twitter data-tweetid="1234567"></amp-twitter>')
    assert [item.text for item in items] == ["Rain."]
    assert [problem.message for problem in problems] == [
        "the post's text is not in this page: https://x.com/i/status/1234567"
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000,
        "<blockquote " * 20_000,
        "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
        '<blockquote class="twitter-tweet">' * 20_000,
        '<div class="twitter-tweet">' * 5_000,
        "<html>" + post("x") + " " * 300_000 + "x",
    ],
)
def test_hostile_pages_are_read_once(page: str) -> None:
    parse_html(page + post("Rain."))


@pytest.mark.parametrize(
    "text", ["<!doctype html>", "\ufeff<html>", "<!-- a --><p>", "text <body>", "<Blockquote class=a>"]
)
def test_pages_are_recognised(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize("text", ["", "# Notes", "<rss>", "<?xml version='1.0'?><feed>", "a < b", "{}", "<opml>"])
def test_other_texts_are_not(text: str) -> None:
    assert not looks_like_html(text)


def test_same_page_as_html_gives_the_same_items(real_feed: Path) -> None:
    text = real_feed.read_text(encoding="utf-8")
    parsed, _ = parse_html(_as_html(text))
    wanted = read_feed(real_feed)
    assert isinstance(wanted, Feed)
    assert [_facts(item) for item in parsed] == [_facts(item) for item in wanted]


def test_sample_as_html_gives_the_same_items() -> None:
    text = (Path(__file__).parents[3] / "bot/sample/feed.txt").read_text(encoding="utf-8")
    parsed, _ = parse_html(_as_html(text))
    wanted, _ = parse_digest(text)
    assert [_facts(item) for item in parsed] == [_facts(item) for item in wanted]


def _facts(item: object) -> tuple[object, ...]:
    return tuple(getattr(item, name) for name in ("source", "handle", "published", "has_time", "headline", "text"))


def _as_html(text: str) -> str:
    """A page of embedded posts with the same content: first line in the post, what follows as paragraphs."""
    lines = text.splitlines()
    marks = [n for n, line in enumerate(lines) if line.startswith("— ")]
    out = ["<html><body><header><p>top</p></header>"]
    for place, mark in enumerate(marks):
        name, _, date = lines[mark][2:].rpartition(") ")
        out.append(
            f'<blockquote class="twitter-tweet"><p>{html.escape(lines[mark - 1])}</p>&mdash; {html.escape(name)})'
        )
        out.append(f'<a href="https://twitter.com/a/status/{place}">{date}</a></blockquote><script>1</script>')
        end = marks[place + 1] - 1 if place + 1 < len(marks) else len(lines)
        out += [f"<p>{html.escape(line)}</p>" for line in lines[mark + 1 : end]]
    return "\n".join([*out, "</body></html>"])
