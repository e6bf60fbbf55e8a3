"""The lexical index: exact tokens, weights, filters inside, and what was removed counting for nothing."""

import math
import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval._index.local.lexical import LexicalIndex, Term
from retrieval._index.local.lexical_folder import LexicalFolder
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval._storage.filters import Filters

NO_VECTORS = np.zeros((0, 4), dtype=np.float32)
WORDS = "橋 港 市 町 村 川 山 海 森 空 雨 雪".split()


def row(number: int, text: str, handle: str = "h", day: date = date(2025, 3, 1)) -> IndexRow:
    return IndexRow(number, f"item{number}", handle, day.toordinal(), text, text, NO_VECTORS)


def folder(place: Path, version: str = "1") -> LexicalFolder:
    return LexicalFolder(place, version=version, knows=lambda _: True)


def grown(index: LexicalIndex, rows: list[IndexRow], removed: tuple[int, ...] = ()) -> LexicalIndex:
    upto = Mark(index.mark.number + 1, 5)
    return index.apply(Changes(upto, removed=removed, added=tuple(row.passage_id for row in rows)), rows)


def made(place: Path, rows: list[IndexRow]) -> LexicalIndex:
    return grown(folder(place).open(), rows)


def found(
    index: LexicalIndex,
    *tokens: str,
    filters: Filters | None = None,
    allowed: NDArray[np.int64] | None = None,
    k: int = 10,
) -> list[int]:
    clauses = [[Term("words", token)] for token in tokens]
    return [hit.passage_id for hit in index.search(clauses, k, allowed, filters=filters)]


def test_scores_are_bm25_in_steps(tmp_path: Path) -> None:
    texts = ["橋 橋 港", "橋 市 長 町 村", "港 市"]
    index = made(tmp_path, [row(n, text) for n, text in enumerate(texts)])
    idf = math.log(1 + (len(texts) - 2 + 0.5) / (2 + 0.5))
    hits = dict(index.search([[Term("words", "橋", 2.0)]], 5))
    for number, count in ((0, 2), (1, 1)):
        length = len(texts[number].split(" "))
        wanted = 2.0 * idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / 20))
        assert hits[number] == pytest.approx(wanted, rel=0.2)
    assert hits[0] > hits[1]


def test_a_passage_that_says_it_in_fewer_words_comes_first(tmp_path: Path) -> None:
    index = made(tmp_path, [row(n, f"橋 {'港 ' * 15 * n}") for n in (4, 3, 2, 1)])
    assert found(index, "橋") == [1, 2, 3, 4]


@pytest.mark.parametrize("token", ["橋", "AND", "words:橋", "*", '"', "a+b", "𠮷", "x" * 300, "(", "\\"])
def test_any_token_is_found_as_it_is(tmp_path: Path, token: str) -> None:
    index = made(tmp_path, [row(1, f"前 {token} 後"), row(2, "前 後")])
    assert found(index, token) == [1]
    assert index.document_frequency("words", token) == 1


def test_filters_are_inside_the_search(tmp_path: Path) -> None:
    rows = [row(n, "橋 の 話", handle=f"h{n % 20}", day=date(2025, 3, 1 + n % 20)) for n in range(400)]
    index = made(tmp_path, [*rows, row(999, "橋", handle="rare", day=date(2024, 1, 1))])
    assert found(index, "橋", filters=Filters(sources=("@Rare",)), k=3) == [999]
    assert found(index, "橋", filters=Filters(sources=("@Rare", "none")), k=3) == [999]
    assert found(index, "橋", filters=Filters(until=date(2024, 12, 31)), k=3) == [999]
    assert found(index, "橋", filters=Filters(sources=("h3",), since=date(2025, 3, 5)), k=3) == []
    unfiltered = dict(index.search([[Term("words", "橋")]], 500))
    filtered = index.search([[Term("words", "橋")]], 500, filters=Filters(sources=("h3",)))
    assert len(filtered) == 20
    assert all(score == pytest.approx(unfiltered[number]) for number, score in filtered)


@pytest.mark.parametrize("share", [0.0, 0.003, 0.03, 0.3, 0.9, 1.0])
def test_allowed_passages_are_inside_the_search(tmp_path: Path, share: float) -> None:
    dice = random.Random(4)
    # The allowed ones say little about what is asked: none of them is among the best of all.
    allowed = np.array([n for n in range(1, 2_001) if dice.random() < share], dtype=np.int64)
    few = set(allowed.tolist()) if share < 0.5 else set()
    texts = {
        n: " ".join(dice.choices(WORDS[1:] if n in few else WORDS, k=5)) + " 橋" * (n in few) for n in range(1, 2_001)
    }
    index = made(tmp_path, [row(n, text) for n, text in texts.items()])
    everything = index.search([[Term("words", "橋")], [Term("words", "港")]], 5_000)
    wanted = [hit for hit in everything if hit.passage_id in set(allowed.tolist())]
    for k in (1, 7, 80):
        hits = index.search([[Term("words", "橋")], [Term("words", "港")]], k, allowed)
        assert [hit.passage_id for hit in hits] == [hit.passage_id for hit in wanted[:k]]
        assert [hit.score for hit in hits] == pytest.approx([hit.score for hit in wanted[:k]])


def test_a_filter_and_allowed_passages_hold_together(tmp_path: Path) -> None:
    index = made(tmp_path, [row(n, "橋", handle=f"h{n % 2}") for n in range(1, 200)])
    allowed = np.arange(1, 100, dtype=np.int64)
    assert found(index, "橋", filters=Filters(sources=("h1",)), allowed=allowed, k=500) == list(range(1, 100, 2))
    assert found(index, "橋", filters=Filters(sources=("h1",)), allowed=np.array([2, 4, 150])) == []


def test_of_equals_the_lowest_numbers_come_first(tmp_path: Path) -> None:
    index = folder(tmp_path).open()
    for start in (60, 30, 1):
        index = grown(index, [row(n, "橋") for n in range(start, start + 30)])
    assert found(index, "橋", k=5) == [1, 2, 3, 4, 5]


def test_replacing_and_removing(tmp_path: Path) -> None:
    index = made(tmp_path, [row(1, "橋"), row(2, "橋")])
    index = grown(index, [row(2, "港"), row(3, "橋")], removed=(1,))
    assert found(index, "橋") == [3]
    assert found(index, "港") == [2]
    assert (len(index), index.mark) == (2, Mark(2, 5))


def test_a_snapshot_stays_whatever_is_written_or_deleted(tmp_path: Path) -> None:
    before = made(tmp_path, [row(n, "橋") for n in range(1, 50)])
    after = grown(before, [row(n, "港") for n in range(1, 40)])
    assert (found(before, "橋", k=99), found(before, "港"), before.mark) == (list(range(1, 50)), [], Mark(1, 5))
    assert found(after, "橋", k=99) == list(range(40, 50))
    anew = grown(folder(tmp_path).nothing(), [row(7, "森")])
    assert [place.name for place in tmp_path.iterdir()] == ["lexical-2"]
    assert found(after, "港", k=99) == list(range(1, 40))
    assert found(anew, "森") == [7]


def test_copies_that_were_replaced_do_not_count(tmp_path: Path) -> None:
    """However often a passage was replaced, its words are as rare as they are."""
    dice = random.Random(2)
    rows = [row(n, " ".join(dice.choices(WORDS, k=6))) for n in range(1, 400)]
    rare = row(400, "鉱 橋 港 市 町 村")
    fresh = made(tmp_path, [*rows, rare])
    (tmp_path / "again").mkdir()
    index = made(tmp_path / "again", rows)
    for _ in range(5):
        index = grown(index, [rare, *rows[:2]])
    assert index._copies > fresh._copies
    assert index.document_frequency("words", "鉱") == 1
    assert index.document_frequency("words", "橋") == fresh.document_frequency("words", "橋")
    assert len(index) == len(fresh)
    for query in ([[Term("words", "鉱")], [Term("words", "森")]], [[Term("words", "橋"), Term("words", "雪", 0.5)]]):
        assert [index.search(query, k) for k in (1, 20, 400)] == [fresh.search(query, k) for k in (1, 20, 400)]
    assert index.holding(query, 20) == fresh.holding(query, 20)


def test_an_index_with_many_removed_wants_to_be_made_anew(tmp_path: Path) -> None:
    index = made(tmp_path, [row(n, "橋") for n in range(1, 101)])
    assert not index.wants_purging
    index = grown(index, [], removed=(1, 2))
    assert not index.wants_purging
    assert grown(index, [], removed=tuple(range(3, 12))).wants_purging
    assert not folder(tmp_path).nothing().wants_purging


def test_passages_that_hold_all_terms_of_a_run_the_newest_first(tmp_path: Path) -> None:
    days = [date(2025, 3, number) for number in (1, 3, 2)]
    rows = [row(n, text, f"h{n}", days[n]) for n, text in enumerate(["橋 港", "橋 港 市", "橋 市"])]
    index = made(tmp_path, rows)
    bridge, port, town = (Term("words", token) for token in ("橋", "港", "市"))
    assert index.holding([[bridge, port]], 5) == ([1, 0], 2)
    assert index.holding([[bridge, port]], 1) == ([1], 2)
    assert index.holding([[port, town], [town]], 5) == ([1, 2], 2)
    assert index.holding([[bridge, port]], 5, Filters(sources=("h0",))) == ([0], 1)
    assert index.holding([[Term("words", "山"), bridge]], 5) == ([], 0)
    assert index.holding([[], []], 5) == index.holding([], 5) == index.holding([[bridge]], 0) == ([], 0)
    assert folder(tmp_path / "empty").open().holding([[bridge]], 5) == ([], 0)


def test_nothing_to_find(tmp_path: Path) -> None:
    nothing = folder(tmp_path).open()
    assert found(nothing, "橋") == []
    assert (len(nothing), nothing.document_frequency("words", "橋")) == (0, 0)
    index = made(tmp_path, [row(1, "橋")])
    assert found(index) == found(index, "港") == found(index, "橋", k=0) == []
    assert found(index, "橋", allowed=np.zeros(0, dtype=np.int64)) == []
    assert index.search([[]], 5) == []
