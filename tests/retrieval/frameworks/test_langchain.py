"""The retriever for LangChain: its own contract tests, and what it promises beside."""

from datetime import date
from typing import Any

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_tests.integration_tests import RetrieversIntegrationTests
from pydantic import ValidationError

from retrieval import QuestionError, Retriever
from retrieval.frameworks.langchain import EVENT, OnRecordRetriever, documents_of


class TestOnRecordRetriever(RetrieversIntegrationTests):
    @pytest.fixture(autouse=True)
    def _opened(self, feed: Retriever) -> None:
        self._feed = feed

    @property
    def retriever_constructor(self) -> type[OnRecordRetriever]:
        return OnRecordRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"retriever": self._feed}

    @property
    def retriever_query_example(self) -> str:
        return "what did Soren say?"


class Heard(BaseCallbackHandler):
    def __init__(self) -> None:
        self.events: list[tuple[str, Any]] = []

    def on_custom_event(self, name: str, data: Any, **_given: Any) -> None:
        self.events.append((name, data))


def test_documents_hold_the_exact_words_and_where_they_are_from(feed: Retriever) -> None:
    first, *rest = OnRecordRetriever(retriever=feed).invoke("what did Soren say about the bridge?")
    assert first.page_content == 'Mayor Ida Soren said: "The old bridge will be repaired by June."'
    item = feed.item(first.metadata["item_id"])
    assert item is not None
    assert item.text[first.metadata["start"] : first.metadata["end"]] == first.page_content
    assert (first.metadata["act"], first.metadata["url"]) == ("statement", "https://harbor.example/1")
    assert len({one.id for one in (first, *rest)}) == 1 + len(rest)


def test_filters_are_its_own_or_a_questions(feed: Retriever) -> None:
    question = "what did Soren say?"
    assert len(OnRecordRetriever(retriever=feed, sources=["mihon"]).invoke(question)) == 1
    retriever = OnRecordRetriever(retriever=feed, until=date(2025, 3, 2))
    assert len(retriever.invoke(question)) == 2
    assert len(retriever.invoke(question, until=None)) == 3
    assert len(retriever.invoke(question, speakers=["ソレン"], k=1)) == 1


async def test_an_empty_list_tells_why_to_callbacks_and_on_asking(feed: Retriever) -> None:
    retriever, heard = OnRecordRetriever(retriever=feed), Heard()
    question = "what did Kelder say?"
    assert retriever.invoke(question, {"callbacks": [heard]}) == []
    assert await retriever.ainvoke(question, {"callbacks": [heard]}) == []
    told = {"status": "unknown_name", "message": "Nobody called Kelder is named in this feed.", "total": 0}
    assert heard.events == [(EVENT, told)] * 2
    found = retriever.answer(question)
    assert (found.message, documents_of(found)) == (told["message"], [])


def test_what_makes_no_sense_is_told(feed: Retriever) -> None:
    misspelt: dict[str, Any] = {"source": ["mihon"]}
    with pytest.raises(ValidationError):
        OnRecordRetriever(retriever=feed, **misspelt)
    with pytest.raises(TypeError, match="source"):
        OnRecordRetriever(retriever=feed).invoke("what did Soren say?", **misspelt)
    with pytest.raises(QuestionError):
        OnRecordRetriever(retriever=feed).invoke(" ")
