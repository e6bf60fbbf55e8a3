"""A small feed to talk about, and a way to ask it one thing after another."""

from datetime import UTC, date, datetime
from pathlib import Path

from retrieval import Answer, FeedItem, Query, Retriever

TODAY = date(2025, 3, 5)
LAST = {"en": "what did Okada say about the dam?", "ja": "岡田市長はダムについて何と言った?"}
POSTS = (
    (
        "Harbor Wire",
        "harborwire",
        date(2025, 2, 20),
        "Mayor Ida Okada said the dam is safe.\nMayor Okada said the ferry will be late.",
    ),
    (
        "Harbor Wire",
        "harborwire",
        date(2025, 2, 28),
        "Osk Tveit said the dam must be closed.\nOsk Tveit denied that the ferry was unsafe.",
    ),
    (
        "見本新聞",
        "mihon",
        date(2025, 3, 3),
        "ソレン大臣は3日、ダムの建設を続けると述べた。\nソレン大臣は「橋は来年には終わる」と語った。",
    ),
    (
        "見本新聞",
        "mihon",
        date(2025, 3, 4),
        "岡田市長は「ダムの費用は増えない」と述べた。\nウクライナ政府は停戦を求めると発表した。",
    ),
)


def opened(folder: Path) -> Retriever:
    """A retriever of these posts."""
    retriever = Retriever.open(folder / "feed.db", workers=0)
    retriever.add(
        FeedItem(
            source=source,
            handle=handle,
            published=datetime(day.year, day.month, day.day, tzinfo=UTC),
            headline="",
            text=text,
        )
        for source, handle, day, text in POSTS
    )
    return retriever


def told(query: Query) -> str:
    """The filters of a query, as the tables write them."""
    parts = {
        "since": query.since,
        "until": query.until,
        "sources": ",".join(query.sources),
        "offset": query.offset,
    }
    return " ".join(f"{name}={value}" for name, value in parts.items() if value)


def talk(retriever: Retriever, *typed: str) -> Answer:
    """The answer to the last of some texts, each of which is typed after the answer to the one before."""
    answer = retriever.ask(typed[0], today=TODAY)
    for text in typed[1:]:
        answer = retriever.ask(text, context=answer.query, today=TODAY)
    return answer
