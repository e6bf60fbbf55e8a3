"""Where the words begin and end that an English verb reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.en.clauses import after_dateline, clause_behind, clause_end
from retrieval.speech.en.subjects import attributions


def behind(sentence: str) -> tuple[str, bool]:
    """The clause behind the first attribution, empty where there is none, and whether it has words of its own."""
    first, *others = attributions(sentence)
    clause, is_clause = clause_behind(sentence, first, others[0].start if others else len(sentence))
    return sentence[slice(*clause)] if clause else "", is_clause


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The mayor said that the pier was open.", "the pier was open"),
        ("The mayor said on Monday that the pier was open.", "the pier was open"),
        ("The mayor said the pier was open, adding that it was safe.", "the pier was open"),
        ("The mayor said the pier was open, but he left.", "the pier was open"),
        ("The mayor told reporters the pier was open.", "the pier was open"),
        ("The mayor told the city council that the pier was open.", "the pier was open"),
        ("The mayor announced the pier would open.", "the pier would open"),
        ("The mayor urged residents to leave.", "residents to leave"),
        ("The mayor called on the state to pay.", "the state to pay"),
        ("The mayor vowed to mend the pier.", "mend the pier"),
        ("The mayor warned visitors against swimming.", "swimming"),
        ("The mayor said the pier was “＿＿＿＿”.", "the pier was “＿＿＿＿”"),
    ],
)
def test_the_words_reported(sentence: str, words: str) -> None:
    assert behind(sentence) == (words, True)


@pytest.mark.parametrize(
    "sentence",
    ["The mayor announced a merger.", "The mayor said.", "“＿＿＿,” the mayor said, and left.", "The mayor told them."],
)
def test_no_words_are_reported(sentence: str) -> None:
    assert behind(sentence) == ("", False)


def test_a_verb_that_wants_a_demand_and_has_none() -> None:
    assert behind("The mayor called Dana Price.") == ("", True)


def test_a_quotation_alone_has_no_words_of_its_own() -> None:
    assert behind("The mayor said that “＿＿＿＿”.") == ("“＿＿＿＿”", False)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("the pier was open.", "the pier was open"),
        ("the pier was open; it rained", "the pier was open"),
        ("the pier was open and warned of waves", "the pier was open"),
        ("the pier was open though it rained", "the pier was open"),
        ("the pier and the quay were open", "the pier and the quay were open"),
    ],
)
def test_a_clause_ends_before_what_is_said_next(text: str, clause: str) -> None:
    assert text[: clause_end(text, 0, len(text))] == clause


@given(
    st.text(alphabet=" ,.;and", max_size=30),
    st.integers(min_value=0, max_value=30),
    st.integers(min_value=0, max_value=30),
)
def test_a_clause_ends_within_its_limits(text: str, first: int, until: int) -> None:
    first, until = sorted((min(first, len(text)), min(until, len(text))))
    end = clause_end(text, first, until)
    assert first <= end <= until
    assert not text[first:end].endswith((" ", ",", "."))


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("PORT SABEL, Oct 3 (Northgate) - The canal is open", "The canal is open"),
        ("ORVANE, March 1 — The canal is open", "The canal is open"),
        ("The canal - the old one - is open", "The canal - the old one - is open"),
    ],
)
def test_a_dateline_is_left_out(clause: str, rest: str) -> None:
    assert clause[after_dateline(clause) :] == rest
