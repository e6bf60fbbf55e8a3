"""An answer: back from JSON, and its former names."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from retrieval import Answer, AnswerStatus, FeedItem, Retriever, Step, Suggestion
from tests.conftest import MakeItem
from tests.retrieval.readings import read_as


def test_items_and_answers_come_back_from_json(tmp_path: Path, make_item: MakeItem) -> None:
    item = make_item(
        "港の話題\nソレン市長は「港は\u3000安全だ」と述べた。船は来月に来る😀。",
        published=datetime(2025, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=9))),
        has_time=True,
        urls=["https://example.org/1", "https://example.org/2"],
    )
    assert FeedItem.model_validate_json(item.model_dump_json()) == item
    copy = item.model_copy(update={"handle": "elsewhere", "id": "elsewhere"})
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([item, copy])
        read_as(retriever, lambda _: {"act": "denial", "is_certain": False})
        for question in (
            "ソレン市長は何と言った?",
            "what did Soren say since 2025-01-01?",
            "船は?",
            "what did Starmer say?",
        ):
            answer = retriever.ask(question)
            back = Answer.model_validate_json(answer.model_dump_json())
            assert back == answer
            assert bool(back.hits) == (back.status is AnswerStatus.ANSWERED)
        (hit,) = retriever.ask("ソレン市長は何と言った?").hits
    assert [(one.act, one.is_certain) for one in hit.utterances] == [("denial", False)]
    assert [item.handle for item in hit.also_in]


def test_former_names_still_work_and_say_so(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        answer = retriever.ask("what did Soren say?")
    assert Step is Suggestion
    with pytest.warns(DeprecationWarning, match="interpretation"):
        assert answer.reading == answer.interpretation
    with pytest.warns(DeprecationWarning, match="suggestions"):
        assert answer.steps == answer.suggestions
