"""Coverage in either language, on the bundled model."""

import numpy as np

from retrieval.search.late_interaction import coverage, question_words


def share(question: str, passage: str) -> float:
    return float(coverage(question_words(question), [passage], weighted=False)[0])


def test_a_translation_covers_a_word() -> None:
    assert share("election", "来月の選挙に向けた準備が進む。") > 0.9
    assert share("選挙", "The election is next month.") > 0.9


def test_something_absent_is_not_covered() -> None:
    assert share("volcano", "来月の選挙に向けた準備が進む。") < 0.1


def test_a_word_that_every_passage_has_counts_little() -> None:
    passages = ["橋の工事", "橋の色", "橋の長さ", "橋の歴史"]
    found = coverage(["橋", "歴史"], passages)
    assert int(np.argmax(found)) == 3
    assert found[3] > 0.99
    assert found[0] < 0.4


def test_nothing_asked_or_nothing_there() -> None:
    assert coverage([], ["橋"]).tolist() == [0.0]
    assert coverage(["橋"], [""]).tolist() == [0.0]
    assert coverage(["橋"], []).shape == (0,)


def test_a_piece_of_a_longer_word_covers_nothing() -> None:
    assert share("volcanoes", "President Volodymyr Zelenskiy was frustrated.") < 0.3
    assert share("volcanoes", "Two volcanoes erupted.") > 0.9
