"""Replies to what is no question."""

from typing import get_args

import pytest

from retrieval.answers.small_talk import REPLIES, no_question
from retrieval.language import Language
from retrieval.query.talk import Talk
from retrieval.types import Query


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("talk", get_args(Talk))
def test_each_gets_a_reply_and_is_told_what_can_be_asked(talk: Talk, language: Language) -> None:
    answer = no_question(Query(text="x"), None, language, talk)
    assert answer.is_talk
    assert (answer.hits, answer.suggestions, answer.interpretation) == ((), (), "")
    assert answer.message.startswith(REPLIES[talk][language])
    assert ("what did NAME say" in answer.message) == (language == "en")
    assert ("何と言った" in answer.message) == (language == "ja")


def test_whoever_has_asked_before_knows_how_and_can_go_on() -> None:
    before = Query(text="what did Okada say?", asked="what did Okada say?", kept=("topic",))
    answer = no_question(Query(text="thanks"), before, "en", "thanks")
    assert answer.message == "You are welcome."
    assert answer.query == before.model_copy(update={"text": "thanks", "kept": ()})
