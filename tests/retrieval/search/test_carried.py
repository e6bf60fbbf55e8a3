"""Who carries a message, against real indexes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from retrieval import FeedItem, Retriever
from retrieval._storage.filters import Filters
from retrieval.query.message import read_message
from retrieval.search.carried import Wanted, carried
from retrieval.search.evidence import Weights
from retrieval.text.analyzer import Analyzer

TODAY = date(2025, 3, 5)


def item(text: str, handle: str, day: int) -> FeedItem:
    return FeedItem(
        source=handle,
        handle=handle,
        published=datetime(2025, 3, day, tzinfo=UTC),
        urls=[f"https://{handle}.example/{day}"],
        headline=text.split("\n")[0],
        text=text,
    )


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with Retriever.open(tmp_path_factory.mktemp("carried") / "feed.db", workers=0) as retriever:
        retriever.add(
            [
                item("Port\nMayor Ida Soren said the old quay would reopen in spring.", "later", 3),
                item("Quay\nIn the town hall, Mayor Ida Soren said the old quay would reopen in spring.", "first", 1),
                item("Quay\nMayor Ida Soren said the old quay would not reopen in spring.", "other", 2),
                item("Dyke\nMika Norden denied that the northern dyke had failed twice.", "denial", 2),
                item("Ferry\nThe ferry to the outer islands stops for repairs until June. Rain is near.", "plain", 2),
                item("港\nソレン市長は「港の岸壁は来月に直す」と述べた。", "mihon", 2),
                item("Thanks\nThank you all very much.", "thanks", 2),
            ]
        )
        yield retriever


def found(retriever: Retriever, text: str, **filters: tuple[str, ...]) -> list[tuple[str, bool, str, list[str]]]:
    """Handle, whether it is near only, what is marked first, and further handles."""
    analyzer = Analyzer()
    wanted = Wanted(read_message(text, analyzer), TODAY)
    snapshot = retriever._current.snapshot()
    return [
        (
            one.item.handle,
            one.is_weak,
            one.passage.text[slice(*one.highlights[0])] if one.highlights else "",
            [other.handle for other in one.also_in],
        )
        for _, one in carried(wanted, snapshot, Filters(**filters), Weights(), analyzer)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Soren said the old quay would reopen in spring.",
        "did you see this?? > Mayor Ida Soren said the old quay would reopen in spring",
        "the old quay would reopen in spring",
        "“The old quay will reopen in spring,” said Ida Soren.",
    ],
)
def test_the_same_statement_comes_first_with_all_that_carry_it(retriever: Retriever, text: str) -> None:
    first, *rest = found(retriever, text)
    assert first == ("first", False, "the old quay would reopen in spring", ["later"])
    assert all(is_weak for _, is_weak, *_ in rest)
    assert "other" not in [handle for handle, is_weak, *_ in found(retriever, text) if not is_weak]


def test_a_sentence_that_nobody_says_is_carried_word_for_word(retriever: Retriever) -> None:
    first = found(retriever, "omg: THE FERRY to the outer islands stops for repairs until June!")
    assert [handle for handle, is_weak, *_ in first if not is_weak] in ([], ["plain"])
    whole = found(retriever, "“The ferry to the outer islands stops for repairs until June”")
    assert whole[0] == ("plain", False, "The ferry to the outer islands stops for repairs until June", [])


def test_words_that_are_denied_are_near_and_no_more(retriever: Retriever) -> None:
    told = found(retriever, "the northern dyke had failed twice")
    assert ("denial", True) in [(handle, is_weak) for handle, is_weak, *_ in told]
    assert all(is_weak for _, is_weak, *_ in told)
    same = found(retriever, "Mika Norden denied that the northern dyke had failed twice.")
    assert same[0][:2] == ("denial", False)


def test_a_japanese_statement_is_found(retriever: Retriever) -> None:
    first = found(retriever, "【速報】ソレン市長は「港の岸壁は来月に直す」と述べた。")[0]
    assert (first[0], first[1]) == ("mihon", False)


@pytest.mark.parametrize("text", ["thank you all very much", "lol", "what a nice day everyone", "すごいですね"])
def test_chatter_is_carried_by_nobody(retriever: Retriever, text: str) -> None:
    assert all(is_weak for _, is_weak, *_ in found(retriever, text))


def test_of_a_long_message_the_telling_sentences_are_looked_for(retriever: Retriever) -> None:
    noise = " ".join(f"Nobody here knows what person number {n} wanted from the shop." for n in range(30))
    text = f"{noise} Mayor Ida Soren said the old quay would reopen in spring. {noise}"
    assert found(retriever, text)[0][:2] == ("first", False)


def test_only_the_sources_asked_for_are_looked_at(retriever: Retriever) -> None:
    told = found(retriever, "the old quay would reopen in spring", sources=("later",))
    assert [(handle, is_weak) for handle, is_weak, *_ in told] == [("later", False)]
