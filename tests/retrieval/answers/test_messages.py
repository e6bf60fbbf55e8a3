"""Every status has a sentence in both languages."""

import pytest

from retrieval.answers.messages import message, unknown_source
from retrieval.types import AnswerStatus


@pytest.mark.parametrize("status", AnswerStatus)
def test_every_status_in_both_languages(status: AnswerStatus) -> None:
    english, japanese = (message(status, language, count=2, name="X") for language in ("en", "ja"))
    assert english.isascii()
    assert not japanese.isascii()
    assert "{" not in english + japanese


def test_one_is_singular() -> None:
    assert message(AnswerStatus.ANSWERED, "en", count=1).startswith("1 passage from")
    assert "X" in unknown_source("X", ["Y"], "ja")
    assert "Y" in unknown_source("X", ["Y"], "ja")


def test_past_the_end_only_the_number_is_told() -> None:
    assert message(AnswerStatus.ANSWERED, "en", total=15).startswith("There are only 15 passages")
    assert message(AnswerStatus.ANSWERED, "en", total=1).startswith("There is only 1 passage;")
    assert "15件だけ" in message(AnswerStatus.ANSWERED, "ja", total=15)
