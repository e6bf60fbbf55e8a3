"""What is wrong with an argument, told in the asker's language."""

import re

import pytest

from retrieval import OnRecordError
from retrieval.errors import QuestionError
from retrieval.query.arguments import checked_name
from retrieval.query.complaints import COMPLAINTS, complaint

_VALUES = {
    "most": 20,
    "least": 1,
    "kind": "int",
    "value": "7",
    "first": "2025-02-02",
    "last": "2025-02-01",
    "known": "en",
}


@pytest.mark.parametrize("key", COMPLAINTS)
def test_each_is_one_line_in_both_languages_with_the_same_parts(key: str) -> None:
    parts = {language: set(re.findall(r"\{(\w+)\}", said)) for language, said in COMPLAINTS[key].items()}
    assert parts["en"] == parts["ja"] <= {*_VALUES, "field"}
    error = complaint(key, field="speakers", **_VALUES)
    assert isinstance(error, QuestionError)
    assert error.field == "speakers"
    assert error.told("en") == str(error) != error.told("ja")
    for said in (error.told("en"), error.told("ja")):
        assert said.isprintable()
        assert "{" not in said
        assert said.endswith((".", "?", "。", "」"))


def test_an_argument_is_called_by_a_word_of_the_asker() -> None:
    with pytest.raises(QuestionError) as raised:
        checked_name("あ" * 6000, "speakers")
    assert raised.value.told("ja").startswith("発言者: ")
    assert raised.value.told("en").startswith("speakers: ")


def test_an_error_that_only_an_owner_sees_is_told_in_english() -> None:
    assert OnRecordError("The disk is full.").told("ja") == "The disk is full."
