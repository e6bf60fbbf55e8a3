"""Fusion: probabilities, bounds and folding."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.fusion import Candidate, Evidence, Weights, fold_same, ideal_score, relevance, spread, strength
from retrieval.types import Passage
from tests.conftest import MakeItem

_share = st.floats(0, 1)


@given(_share, _share, _share, _share, st.booleans())
def test_relevance_is_a_probability_that_grows_with_the_evidence(
    cosine: float, words: float, grams: float, coverage: float, same: bool
) -> None:
    weights = Weights()
    weak = Evidence(cosine / 2, words / 2, grams / 2, words / 2, coverage / 2, same_language=same)
    strong = Evidence(cosine, words, grams, words, coverage, same_language=same)
    assert 0 <= relevance(weak, weights) <= relevance(strong, weights) <= 1


def test_a_missing_name_counts_against() -> None:
    weights = Weights()
    missing, unasked, present = (relevance(Evidence(0.5, 0.2, 0.2, names=n), weights) for n in (0.0, None, 1.0))
    assert missing < unasked == present


def test_ideal_score_bounds_bm25() -> None:
    frequency, documents, count, length = 3, 100, 7, 0.4
    idf = math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
    bm25 = idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length))
    assert bm25 < ideal_score([[(frequency, 1.0)]], documents)


def test_near_identical_passages_are_shown_once_with_who_else_carries_them(make_item: MakeItem) -> None:
    texts = [
        "市長は橋の工事を来月に始めると述べた。",
        "市長は、橋の工事を来月に始めると述べました。",
        "別の話題の文である。",
    ]
    items = [make_item(text, handle=f"h{n}") for n, text in enumerate(texts)]
    candidates = [
        (1.0 - n / 10, Candidate(Passage(item_id=i.id, start=0, end=len(i.text), text=i.text), i, Evidence()))
        for n, i in enumerate(items)
    ]
    kept = fold_same(candidates)
    assert [candidate.item.handle for _, candidate in kept] == ["h0", "h2"]
    assert [item.handle for item in kept[0][1].also_in] == ["h1"]


@pytest.mark.parametrize("documents", [1, 10, 1000])
def test_an_absent_term_weighs_most(documents: int) -> None:
    assert ideal_score([[(0, 1.0)]], documents) > ideal_score([[(1, 1.0)]], documents)


def test_one_outlets_day_does_not_fill_the_page(make_item: MakeItem) -> None:
    items = [make_item(f"文{n}", handle="loud") for n in range(4)] + [make_item("別の文", handle="quiet")]
    candidates = [
        (0.9 - n / 100, Candidate(Passage(item_id=i.id, start=0, end=len(i.text), text=i.text), i, Evidence()))
        for n, i in enumerate(items)
    ]
    ordered = [candidate.item.handle for _, candidate in spread(candidates)]
    assert ordered == ["loud", "loud", "quiet", "loud", "loud"]


def test_a_much_better_passage_keeps_its_place(make_item: MakeItem) -> None:
    items = [make_item(f"文{n}", handle="loud") for n in range(3)] + [make_item("別の文", handle="quiet")]
    candidates = [
        (score, Candidate(Passage(item_id=i.id, start=0, end=len(i.text), text=i.text), i, Evidence()))
        for score, i in zip((0.9, 0.85, 0.8, 0.3), items, strict=True)
    ]
    assert spread(candidates) == candidates


def test_a_score_is_told_as_a_word() -> None:
    assert [strength(score) for score in (0.9, 0.6, 0.3)] == ["strong", "strong", "fair"]
