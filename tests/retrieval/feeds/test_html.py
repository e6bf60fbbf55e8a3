"""The same pages as HTML."""

import html
from pathlib import Path

from retrieval.feeds.digest import parse_digest
from retrieval.feeds.html import parse_html
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
    assert first.urls == ("https://t.co/a1", "https://twitter.com/mihon/status/123")
    assert (first.published.isoformat(), first.has_time) == ("2025-02-21T15:04:00+00:00", True)
    assert second.text == "Ferry strike ends\nThe union agreed."


def test_a_post_without_a_handle_is_reported_with_its_line() -> None:
    page = PAGE.replace("(@mihon)", "")
    items, problems = parse_html(page)
    assert [item.handle for item in items] == ["harborwire"]
    assert [problem.line for problem in problems] == [3]


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
