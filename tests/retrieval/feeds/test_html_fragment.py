"""A piece of HTML cut into posts and its own words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from retrieval.feeds.html_fragment import NO_WORDS, posts_in
from retrieval.feeds.page import Page

SEEN = datetime(2025, 3, 1, tzinfo=UTC)


def block(text: str, date: str = "Feb 20, 2025", number: int = 1) -> str:
    link = f'<a href="https://x.com/runa/status/{number}">{date}</a>'
    return f'<blockquote class="twitter-tweet"><p>{text}</p>&mdash; Runa Dahl (@runa) {link}</blockquote>'


def test_posts_and_words_are_parted() -> None:
    cut = posts_in(f"<p>Runa wrote:</p>{block('Rain.')}<p>So she did.</p>", Page("-", b"", seen=SEEN))
    (item,) = cut.items
    assert (item.source, item.handle, item.text, item.url) == (
        "Runa Dahl",
        "runa",
        "Rain.",
        "https://x.com/runa/status/1",
    )
    assert cut.lines == ("Runa wrote:", "So she did.")
    assert cut.problems == ()


def test_a_picture_alone_has_no_words() -> None:
    cut = posts_in(block('<a href="https://t.co/a">pic.twitter.com/a</a>'), Page("-", b""))
    assert cut.items == ()
    assert [problem.message for problem in cut.problems] == [NO_WORDS]


def test_times_take_the_zone_of_the_page_or_of_the_words() -> None:
    page = Page("-", b"", seen=SEEN)
    english, japanese = block("Rain.", "8:28 PM · Feb 20, 2025"), block("雨です。", "午後8:28 · 2025年2月20日", 2)
    moments = [item.published.isoformat() for item in posts_in(english + japanese, page).items]
    assert moments == ["2025-02-20T20:28:00+00:00", "2025-02-20T20:28:00+09:00"]
    (item,) = posts_in(english, Page("-", b"", seen=SEEN, zone=ZoneInfo("Europe/Oslo"))).items
    assert item.published.isoformat() == "2025-02-20T20:28:00+01:00"


def test_a_day_to_come_is_told() -> None:
    cut = posts_in(f"\n\n{block('Rain.', 'Feb 20, 2052')}", Page("-", b"", seen=SEEN))
    assert [(item.dated, item.published) for item in cut.items] == [("clamped", SEEN)]
    assert [(problem.line, "2052-02-20" in problem.message) for problem in cut.problems] == [(3, True)]
