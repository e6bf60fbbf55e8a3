"""What came in a time, as rows."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from retrieval import Retriever
from retrieval._storage.came import Came
from retrieval.types.address import Place
from tests.conftest import MakeItem

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def retriever(place: Place, make_item: MakeItem) -> Iterator[Retriever]:
    opened = Retriever.open(place, clock=lambda: NOW, workers=0)
    opened.add(
        [
            make_item("Ida Soren said that taxes would fall.", published=NOW),
            make_item("Ida Soren said no.", source="B", handle="b", published=NOW - timedelta(days=1)),
        ]
    )
    yield opened
    opened.close()


def came(since: datetime, until: datetime, first: date = date(2025, 1, 1), keys: tuple[str, ...] = ()) -> Came:
    return Came(since, until, first, keys)


def test_the_first_moment_counts_and_the_last_does_not(retriever: Retriever) -> None:
    record = retriever._record
    assert sum(count for _, _, count in record.came(came(NOW, NOW + HOUR))[0]) == 2
    assert record.came(came(NOW - HOUR, NOW)) == ([], {})


def test_day_and_source_restrict(retriever: Retriever) -> None:
    record = retriever._record
    assert [handle for _, handle, _ in record.came(came(NOW, NOW + HOUR, NOW.date()))[0]] == ["harborwire"]
    assert [handle for _, handle, _ in record.came(came(NOW, NOW + HOUR, keys=("b",)))[0]] == ["b"]


def test_one_of_a_fitting_length_is_told(retriever: Retriever) -> None:
    record, all_of_it = retriever._record, came(NOW, NOW + HOUR)
    forms = list(record.came(all_of_it)[1])
    assert forms
    place = record.statement(all_of_it, forms, (10, 200))
    assert place is not None
    assert record.items([place[0]])[place[0]].handle == "harborwire"
    assert record.statement(all_of_it, [("Nobody", "")], (10, 200)) is None
