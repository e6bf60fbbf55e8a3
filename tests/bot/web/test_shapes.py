"""What the API gives is what the terminal prints."""

import pytest
from pydantic import BaseModel, TypeAdapter

from bot.render import jsonout
from bot.render.excerpt import parts_around
from bot.web.shapes import (
    AnswerShape,
    FollowedShape,
    HitShape,
    Item,
    ItemInFull,
    SourcesShape,
    SpeakersShape,
    TimelineShape,
)
from retrieval import FeedItem, Hit, Retriever
from retrieval.types import FollowedSource


def same(shape: type[BaseModel], printed: object) -> None:
    """What the terminal prints is taken without loss, with no field more or less."""
    assert isinstance(printed, dict)
    assert set(printed) == set(shape.model_fields)
    read = shape.model_validate(printed)
    assert read.model_dump(mode="json") == TypeAdapter(dict[str, object]).dump_python(printed, mode="json")


@pytest.mark.parametrize(
    "question",
    ["what did Soren deny?", "ソレン市長は何と言った?", "what did Tanaka say?", "what did Kelda say?", "thanks"],
)
def test_an_answer(shared: Retriever, question: str) -> None:
    same(AnswerShape, jsonout.answer_shape(shared.ask(question)))


def test_items_and_hits_have_the_fields_of_the_library() -> None:
    assert set(Item.model_fields) == {*FeedItem.model_fields, "url"}
    assert set(HitShape.model_fields) == set(Hit.model_fields)


def test_an_item(shared: Retriever) -> None:
    item = next(iter(shared.items()))
    said = shared.statements(item.id)
    same(ItemInFull, jsonout.item_shape(item, said, parts_around(item.text, item.lang, [], None)))


def test_lists(shared: Retriever) -> None:
    same(TimelineShape, jsonout.timeline_shape("Soren", None, shared.timeline("Soren")))
    same(SpeakersShape, jsonout.speakers_shape(shared.speakers(), 9))
    printed = jsonout.sources_shape(shared.sources(), [FollowedSource(url="https://harborwire.example/feed.xml")])
    same(SourcesShape, printed)
    same(FollowedShape, printed["followed"][0])
