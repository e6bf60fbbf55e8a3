"""The retriever for LlamaIndex."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.instrumentation import get_dispatcher
from llama_index.core.instrumentation.event_handlers import BaseEventHandler
from llama_index.core.instrumentation.events import BaseEvent
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.schema import MetadataMode, NodeRelationship, TextNode
from pydantic import Field

from retrieval import QuestionError, Retriever
from retrieval.frameworks.llamaindex import AnswerEvent, OnRecordRetriever, nodes_of


class Hearing(BaseEventHandler):
    events: list[AnswerEvent] = Field(default_factory=list)

    def handle(self, event: BaseEvent, **_given: Any) -> None:
        if isinstance(event, AnswerEvent):
            self.events.append(event)


@contextmanager
def hearing() -> Iterator[Hearing]:
    heard, dispatcher = Hearing(), get_dispatcher()
    dispatcher.add_event_handler(heard)
    yield heard
    dispatcher.event_handlers.remove(heard)


async def test_nodes_hold_the_exact_words_and_where_they_are_from(feed: Retriever) -> None:
    retriever = OnRecordRetriever(feed)
    assert isinstance(retriever, BaseRetriever)
    found = retriever.retrieve("what did Soren say about the bridge?")
    assert [one.node_id for one in await retriever.aretrieve("what did Soren say about the bridge?")] == [
        one.node_id for one in found
    ]
    node, score = found[0].node, found[0].score
    assert isinstance(node, TextNode)
    assert node.text == 'Mayor Ida Soren said: "The old bridge will be repaired by June."'
    item = feed.item(node.metadata["item_id"])
    assert item is not None
    assert item.text[node.start_char_idx : node.end_char_idx] == node.text
    assert node.relationships[NodeRelationship.SOURCE].node_id == item.id  # type: ignore[union-attr]
    assert score == node.metadata["score"]


def test_a_model_is_shown_whose_words_they_are_and_where_from(feed: Retriever) -> None:
    (found,) = OnRecordRetriever(feed, similarity_top_k=1).retrieve("ソレン市長は港について何と言った?")
    shown = found.node.get_content(MetadataMode.LLM)
    for line in ("source: 見本新聞", "act: denial", "url: https://harbor.example/2"):
        assert line in shown
    assert "score" not in shown
    assert found.node.get_content(MetadataMode.EMBED) == found.text


def test_filters(feed: Retriever) -> None:
    question = "what did Soren say?"
    assert len(OnRecordRetriever(feed, sources=["mihon"]).retrieve(question)) == 1
    assert len(OnRecordRetriever(feed, until=date(2025, 3, 2)).retrieve(question)) == 2
    assert len(OnRecordRetriever(feed, speakers=["ソレン"], since=date(2025, 3, 2)).retrieve(question)) == 2
    with pytest.raises(QuestionError):
        OnRecordRetriever(feed, similarity_top_k=0).retrieve(question)


async def test_an_empty_list_tells_why_to_handlers_and_on_asking(feed: Retriever) -> None:
    retriever, question = OnRecordRetriever(feed), "what did Kelder say?"
    with hearing() as heard:
        assert retriever.retrieve(question) == []
        assert await retriever.aretrieve(question) == []
    told = "Nobody called Kelder is named in this feed."
    assert [(one.status, one.message) for one in heard.events] == [("unknown_name", told)] * 2
    found = retriever.answer(question)
    assert (found.message, nodes_of(found)) == (told, [])


def test_an_engine_of_the_framework_takes_it(feed: Retriever) -> None:
    engine = RetrieverQueryEngine.from_args(OnRecordRetriever(feed, similarity_top_k=2), llm=MockLLM())
    response = engine.query("what did Soren say about the bridge?")
    assert response.source_nodes[0].metadata["handle"] == "harborwire"
    assert "The old bridge will be repaired" in str(response)
