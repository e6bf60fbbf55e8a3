"""Who else says this, as callers ask it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import FeedItem, Retriever


@pytest.fixture
def retriever(tmp_path: Path) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        yield retriever


def item(text: str, handle: str, day: int) -> FeedItem:
    return FeedItem(
        source=handle,
        handle=handle,
        published=datetime(2025, 3, day, tzinfo=UTC),
        urls=[f"https://{handle}.example/story/{day}"],
        headline=text.split("\n")[0],
        text=text,
    )


SAID = "Mayor Ida Soren said the old quay would reopen in spring."


def test_an_items_own_address_finds_it(retriever: Retriever) -> None:
    retriever.add(
        [item(f"Quay\n{SAID}", "wire", 1), item(f"Port\n{SAID}", "mihon", 2), item("Rain\nIt rains.", "a", 3)]
    )
    alone = retriever.find("look: http://www.a.example/story/3?utm_source=chat")
    assert [(hit.item.handle, hit.is_weak, hit.passage.text, hit.score) for hit in alone.hits] == [
        ("a", False, "Rain", 1.0)
    ]
    both = retriever.find(f"{SAID} https://wire.example/story/1")
    assert [(hit.item.handle, [one.handle for one in hit.also_in]) for hit in both.hits if not hit.is_weak] == [
        ("wire", ["mihon"])
    ]
    assert retriever.find("https://wire.example/story/1", sources=["mihon"]).hits == ()


def test_the_answer_tells_what_it_is(retriever: Retriever) -> None:
    assert retriever.find(SAID).status == "empty_index"
    retriever.add([item(f"Quay\n{SAID}", "wire", 1), item("Rain\nIt rains.", "a", 3)])
    answer = retriever.find(SAID, limit=1)
    (hit,) = answer.hits
    assert (answer.status, answer.query.text) == ("answered", SAID)
    assert hit.speaker
    assert hit.speaker.name == "Ida Soren"
    assert hit.utterances[0].text == "the old quay would reopen in spring"
    assert answer.message == "1 passage from the feed, word for word."
    assert retriever.find(SAID, offset=5).message == "There is only 1 passage; this page is past the end."
    assert retriever.find(SAID, limit=1, language="ja").message == "フィードの記述1件を原文のまま示します。"
    nothing = retriever.find("ありがとうございました！")
    assert (nothing.status, nothing.hits, nothing.message) == (
        "no_match",
        (),
        "このフィードには答えになる記述がありません。",
    )


@pytest.mark.parametrize(
    "text",
    [
        "\u202e<@1>\x00" * 100,
        "「" * 2_000,
        "https://" + "a" * 3_000,
        "\ud800 the old quay would reopen in spring",
        "a.b." * 1_000,
        "(" * 4_000,
        "ソレン市長は" * 600,
    ],
)
def test_any_text_is_taken(retriever: Retriever, text: str) -> None:
    retriever.add([item(f"Quay\n{SAID}", "wire", 1)])
    assert retriever.find(text[:4_000]).status in {"answered", "no_match"}
