"""Markdown and text with prose between posts."""

from datetime import UTC, datetime

import pytest

from retrieval.errors import FeedError
from retrieval.feeds.markdown import LONGEST, looks_like_markdown, parse_markdown
from retrieval.feeds.page import Page
from retrieval.feeds.reader import read_feed
from retrieval.types import FeedItem

DOE = "The minister Jane Doe said on Friday that she will resign next week."
ROE = "The opposition leader Ann Roe said that the election must be held in May."
BLOCK = (
    '<blockquote class="twitter-tweet"><p>Rain is coming.</p>&mdash; Harbor Wire (@harborwire) '
    '<a href="https://twitter.com/harborwire/status/1">February 21, 2025</a></blockquote>'
)
QUOTED = "> Rain is coming.\n> — Harbor Wire (@harborwire) February 21, 2025"
PLAIN = "Rain is coming.\n— Harbor Wire (@harborwire) February 21, 2025"
PAGE = Page("notes.md", b"", seen=datetime(2025, 3, 1, tzinfo=UTC))


def read(text: str) -> list[FeedItem]:
    assert looks_like_markdown(text)
    items, problems = parse_markdown(text, PAGE)
    assert not problems
    return items


@pytest.mark.parametrize("post", [BLOCK, QUOTED, PLAIN], ids=["html", "quoted", "plain"])
@pytest.mark.parametrize("title", ["# Notes\n\n", "Notes\n\n"])
def test_prose_is_the_pages_and_the_post_its_accounts(post: str, title: str) -> None:
    own, rain = read(f"{title}{DOE}\n\n{post}\n\n{ROE}\n")
    assert (own.source, own.handle, own.headline, own.text) == ("Notes", "notes", "Notes", f"Notes\n{DOE}\n{ROE}")
    assert (own.dated, own.urls) == ("first_seen", ())
    assert (rain.handle, rain.text) == ("harborwire", "Rain is coming.")


def test_front_matter_tells_title_author_and_day() -> None:
    own, _ = read(f'---\ntitle: "Harbour notes"\nauthor: Runa Dahl\ndate: 2025-02-22\n---\n{DOE}\n\n{BLOCK}\n')
    assert (own.headline, own.author, own.published.isoformat()) == (
        "Harbour notes",
        "Runa Dahl",
        "2025-02-22T00:00:00+00:00",
    )


def test_marks_of_markdown_are_no_text() -> None:
    own, _ = read(
        f"# Notes\n\n**{DOE}** See [this](https://example.org).\n\n{{{{< tweet 1234567 >}}}}\n\n{BLOCK}\n\n* {ROE}"
    )
    assert own.text == f"Notes\n{DOE} See this.\n{ROE}"


def test_posts_without_prose_above_are_a_digest() -> None:
    (item,) = read(f"{BLOCK}\n\nThe office said so on Friday, and it was right.")
    assert item.text == "Rain is coming.\nThe office said so on Friday, and it was right."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Notes\n\nNo posts.",
        PLAIN,
        f"{DOE}\n{PLAIN}\n{ROE}",
        f"{PLAIN}\n{DOE}\n\n{PLAIN}",
        "> a quotation\n> — Runa Dahl",
    ],
)
def test_other_texts(text: str) -> None:
    assert not looks_like_markdown(text)


def test_a_post_that_cannot_be_read_is_reported_with_its_line() -> None:
    text = f"{DOE}\n\n{PLAIN}\n\nSnow.\n— Bay (@bay) someday\n\n{ROE}"
    items, problems = parse_markdown(text, PAGE)
    assert [item.handle for item in items] == ["notes", "harborwire"]
    assert [(problem.line, "someday" in problem.message) for problem in problems] == [(7, True)]


def test_text_with_nothing_that_can_be_read_is_one_error() -> None:
    with pytest.raises(FeedError, match="none can be read"):
        read_feed(BLOCK.replace("Rain is coming.", "").replace("<block", "\nx\n\n<block").encode())


def test_long_text_is_read_line_by_line() -> None:
    own, _ = read(f"# Notes\n\n{DOE}\n\n{BLOCK}\n\n" + f"{ROE}\n" * (LONGEST // len(ROE)))
    assert own.text.startswith(f"Notes\n{DOE}\n{ROE}")


@pytest.mark.parametrize("piece", ["[", "*a_ ", "`a", "> x\n", "![a](", "<", "&#", "```\n"])
def test_hostile_markdown_is_read_once(piece: str) -> None:
    parse_markdown(f"# Notes\n\n{DOE}\n\n{BLOCK}\n\n{piece * 20_000}", PAGE)


def test_a_post_broken_by_blank_lines_and_indents_is_whole() -> None:
    post = (
        '<figure>\n\n<div>\n  <blockquote class="twitter-tweet">\n    <p>\n      Rain is coming.\n    </p>&mdash; Harbor Wire '
        '(@harborwire) \n    \n    <a href="https://twitter.com/harborwire/status/1">February 21, 2025</a>\n  </blockquote>\n'
        "</div></figure>"
    )
    own, rain = read(f"# Notes\n\n{DOE}\n\n{post}\n\n{ROE}\n")
    assert (rain.handle, rain.text, rain.published.date().isoformat()) == (
        "harborwire",
        "Rain is coming.",
        "2025-02-21",
    )
    assert own.text == f"Notes\n{DOE}\n{ROE}"


def test_posts_listed_in_the_front_matter_are_posts() -> None:
    own, rain = read(f"---\ntitle: Notes\nembeds:\n  - html: |\n      {BLOCK}\n---\n{DOE}\n")
    assert (rain.handle, rain.text, own.text) == ("harborwire", "Rain is coming.", f"Notes\n{DOE}")


def test_front_matter_with_a_title_makes_an_article() -> None:
    (own,) = read(f"---\ntitle: Notes\n---\n{DOE}\n\n{ROE}\n")
    assert own.text == f"Notes\n{DOE}\n{ROE}"
    assert not looks_like_markdown(f"# Notes\n\n{DOE}\n\n{ROE}\n")


def test_a_quotation_whose_date_is_a_link_is_a_post() -> None:
    post = "> Rain is coming.\n>\n> — Harbor Wire (@harborwire) [February 21, 2025](https://twitter.com/harborwire/status/1)"
    own, rain = read(f"# Notes\n\n{DOE}\n\n{post}\n\n{ROE}\n")
    assert (rain.handle, rain.text, rain.url) == (
        "harborwire",
        "Rain is coming.",
        "https://twitter.com/harborwire/status/1",
    )
    assert own.text == f"Notes\n{DOE}\n{ROE}"
