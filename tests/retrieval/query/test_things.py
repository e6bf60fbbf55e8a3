"""Names, sources and days told from topics."""

from collections.abc import Iterator
from datetime import date

import pytest

from retrieval.query.things import Things
from retrieval.text.analyzer import Analyzer
from tests.retrieval.query.conversation import TODAY, opened


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Things]:
    with opened(tmp_path_factory.mktemp("things")) as retriever:
        snapshot = retriever._current.refreshed()
        yield Things(
            snapshot.names,
            snapshot.speakers,
            snapshot.record,
            snapshot.sources,
            Analyzer(),
            today=lambda: TODAY,
            newest=date(2025, 3, 4),
        )


@pytest.mark.parametrize(
    "name",
    ["Soren", "soren", "Tveit", "トヴェイト", "ソレン大臣", "the mayor", "市長", "Okada and Tveit", "ソレンと岡田"],
)
def test_somebody_whom_the_feed_knows(things: Things, name: str) -> None:
    assert things.is_somebody(name)


@pytest.mark.parametrize("name", ["Quimby", "Mika Norden", "クインビー氏"])
def test_a_persons_name_that_the_feed_does_not_know(things: Things, name: str) -> None:
    assert things.is_somebody(name)
    assert not things.is_known(name)


@pytest.mark.parametrize(
    "name",
    [
        "the ferry",
        "sanctions",
        "help for Ukraine",
        "AI",
        "橋",
        "制裁",
        "Harbor Wire",
        "見本新聞",
        "Ukraine",
        "ウクライナ",
    ],
)
def test_what_is_nobody(things: Things, name: str) -> None:
    assert not things.is_somebody(name)


def test_sources_bodies_and_days(things: Things) -> None:
    assert things.handles("Harbor Wire") == things.handles("@harborwire") == ("harborwire",)
    assert things.handles("Okada") == ()
    assert things.is_body("the White House")
    assert things.is_body("Ukraine")
    assert not things.is_body("help for Ukraine")
    assert things.days("yesterday") == (date(2025, 3, 4), date(2025, 3, 5))
    assert things.days("the dam") is None
