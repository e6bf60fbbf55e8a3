"""Evidence: probabilities, and scores as words."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.evidence import Evidence, Weights, relevance, strength

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


def test_a_score_is_told_as_a_word() -> None:
    assert [strength(score) for score in (0.9, 0.6, 0.3)] == ["strong", "strong", "fair"]
