"""Groups of items, in this process and in others, and what a source that fails leaves."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from embeddings.static import StaticEncoder
from retrieval import FeedItem
from retrieval.ingest.annotate import annotate
from retrieval.ingest.pipeline import GROUP, derive, in_groups, with_vectors
from retrieval.text.analyzer import Analyzer
from tests.conftest import MakeItem


def items(make_item: MakeItem, count: int) -> list[FeedItem]:
    return [
        make_item(f"Bridge {n}\nMayor Ida Soren{n} said bridge {n} was crossed by {n} walkers.") for n in range(count)
    ]


def test_items_come_in_order_with_what_is_known_between_them(make_item: MakeItem) -> None:
    made = items(make_item, GROUP + 10)
    known = {item.id for item in made[::3]}
    groups = list(in_groups(made, StaticEncoder.bundled(), lambda item: item.id in known, workers=0))
    assert [one.annotation.item for fresh, _ in groups for one in fresh] == [i for i in made if i.id not in known]
    assert sum(count for _, count in groups) == len(known)


def test_worker_processes_give_what_this_one_gives(make_item: MakeItem) -> None:
    made = items(make_item, GROUP + 5)
    encoder = StaticEncoder.bundled()
    apart = [one for fresh, _ in in_groups(made, encoder, lambda _: False, workers=2) for one in fresh]
    here = derive(made, encoder, Analyzer())
    assert [one.annotation for one in apart] == [one.annotation for one in here]
    for one, other in zip(apart, here, strict=True):
        assert all(
            np.allclose(left, right, atol=1e-6) for left, right in zip(one.matrices, other.matrices, strict=True)
        )


def test_what_was_read_before_the_source_failed_is_derived(make_item: MakeItem) -> None:
    def failing() -> Iterator[FeedItem]:
        yield from items(make_item, 3)
        raise LookupError("gone")

    groups = in_groups(failing(), StaticEncoder.bundled(), lambda _: False)
    assert len(next(groups)[0]) == 3
    with pytest.raises(LookupError, match="gone"):
        next(groups)


def test_a_text_that_no_model_takes_stops_no_other(make_item: MakeItem) -> None:
    bundled = StaticEncoder.bundled()

    class Choosy:
        model_id, dim = bundled.model_id, bundled.dim

        def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return bundled.encode_queries(texts)

        def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
            if any("poison" in text for text in texts):
                raise TypeError("no text")
            return bundled.encode_passages(texts)

    made = [make_item("Bridge\nA bridge."), make_item("Well\nA poison."), make_item("Road\nA road.")]
    derived = with_vectors([annotate(item, Analyzer()) for item in made], Choosy())
    assert [bool(one.annotation.problem) for one in derived] == [False, True, False]
    assert not np.concatenate(derived[1].matrices).any()
    assert np.concatenate(derived[2].matrices).any()
