"""The items of the trial, each of which its number and revision tell all about."""

from datetime import UTC, datetime

from retrieval import FeedItem

NUMBERS = 60
"""So many items there are; more would be touched too seldom."""

QUESTIONS = (
    "橋の工事は?",
    "市は何と述べた?",
    "橋7の工事2",
    "what did Mayor Dahl say?",
    "how many metres is quay 9 raised?",
)


def item(number: int, revision: int) -> FeedItem:
    """An item; a later revision says something else behind the same link."""
    if number % 2:
        headline = f"News of quay {number}"
        said = "".join(f" Quay {number} was raised by {part + revision} metres." for part in range(number % 4))
        text = f"{headline}\nMayor Runa Dahl said quay {number} would open on day {revision}.{said}"
    else:
        headline = f"第{number}報"
        text = "\n".join(
            [headline, *(f"橋{number}の工事{part}を{revision}日続けると市は述べた。" for part in range(number % 5 + 1))]
        )
    return FeedItem(
        source="見本新聞",
        handle="mihon",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        urls=(f"https://example.org/{number}",),
        headline=headline,
        text=text,
    )
