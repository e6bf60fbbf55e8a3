"""Candidates from both indexes, and the evidence for each."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from retrieval import Retriever
from retrieval._storage.filters import Filters
from retrieval.search.evidence import Evidence, Weights
from retrieval.search.retrieve import load, prune, rescore, retrieve, with_words
from tests.conftest import MakeItem
from tests.retrieval.search.searching import search_for


@pytest.fixture
def retriever(tmp_path: Path, make_item: MakeItem) -> Iterator[Retriever]:
    texts = (
        "The lighthouse on the north point is being repaired.",
        "灯台の修理が続いている。",
        "The ferry to the island is late because of ice.",
    )
    with Retriever.open(tmp_path / "feed.db") as opened:
        opened.add(
            make_item(text, handle=f"h{n}", published=datetime(2025, 3, n + 1, tzinfo=UTC))
            for n, text in enumerate(texts)
        )
        yield opened


def test_each_candidate_has_what_both_indexes_say(retriever: Retriever) -> None:
    search = search_for(retriever, "the repair of the lighthouse")
    found = retrieve(search)
    english, japanese, ferry = found
    assert found[english].cosine > found[ferry].cosine
    assert found[english].words == pytest.approx(1.0)
    assert found[japanese].words == 0
    assert found[japanese].translated > 0.5


def test_filters_and_given_passages_hold_inside_the_indexes(retriever: Retriever) -> None:
    question = "the repair of the lighthouse"
    (second,) = retrieve(search_for(retriever, question, filters=Filters(sources=("h1",))))
    days = Filters(since=date(2025, 3, 2), until=date(2025, 3, 3))
    assert set(retrieve(search_for(retriever, question, filters=days))) == {second, second + 1}
    assert set(retrieve(search_for(retriever, question), np.array([second], dtype=np.int64))) == {second}


def test_pruning_keeps_the_best(retriever: Retriever) -> None:
    evidence = {1: Evidence(cosine=0.1), 2: Evidence(cosine=0.9, words=1.0), 3: Evidence(cosine=0.8)}
    assert prune(evidence, Weights(), 2) == {2: evidence[2], 3: evidence[3]}


def test_a_passage_that_was_removed_is_gone(retriever: Retriever) -> None:
    search = search_for(retriever, "the lighthouse")
    found = retrieve(search)
    kept = load(search.snapshot.record, found)
    retriever.remove(kept[0].item.id)
    assert [one.passage for one in load(search.snapshot.record, found)] == [one.passage for one in kept[1:]]
    assert set(with_words(search, found)) == {*found} - {min(found)}


def test_what_only_the_texts_tell(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "names.db") as retriever:
        retriever.add(
            [
                make_item("Port news\nThe port will grow.\nKerda was there.", handle="a"),
                make_item("Port of Kerda\nThe port will shrink.", handle="b"),
                make_item("港の話\n港は広がる。", handle="c"),
            ]
        )
        search = search_for(retriever, "the port of Kerda")
        assert search.plan.topic_names
        scored = {
            one.passage.text: one.evidence
            for one in rescore(search.plan, load(search.snapshot.record, retrieve(search)))
        }
    assert scored["The port will grow."].names == 0.5
    assert scored["The port will shrink."].names == 1.0
    assert scored["港は広がる。"].names == 0.0
    assert not scored["港は広がる。"].same_language
    assert scored["Port of Kerda"].coverage > scored["Kerda was there."].coverage
