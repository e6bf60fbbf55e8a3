"""Results as programs read them."""

from typing import Any, get_args

from pydantic import BaseModel

from bot.mcp.results import AskResult, ItemResult, Part, Result
from bot.render.jsonout import answer_shape, item_shape
from retrieval import Retriever


def names_that_are_not_there(model: type[BaseModel], shape: Any) -> set[str]:
    """Fields of a model, and of those in it, that an object which the terminal prints has not."""
    missing: set[str] = set()
    for name, field in model.model_fields.items():
        if name not in shape:
            missing.add(name)
            continue
        inner = [one for one in (field.annotation, *get_args(field.annotation)) if isinstance(one, type)]
        inner = [one for one in inner if issubclass(one, Part)]
        below = shape[name][0] if isinstance(shape[name], list) and shape[name] else shape[name]
        if inner and isinstance(below, dict):
            missing |= names_that_are_not_there(inner[0], below)
    return missing


def test_names_are_those_that_the_terminal_prints(retriever: Retriever) -> None:
    found = retriever.ask("what did Soren say?")
    # What an assistant is told beside that: how to use it, and what was too long for it.
    assert names_that_are_not_there(AskResult, answer_shape(found)) == {"note", "is_part", "also_in_total"}
    item = found.hits[0].item
    shape = item_shape(item, retriever.statements(item.id), [(0, 5)])
    assert names_that_are_not_there(ItemResult, shape) == {"message", "note", "is_cut"}


def test_nothing_steers_whoever_shows_it_and_a_link_is_one(retriever: Retriever) -> None:
    found = retriever.ask("what did Vell say?")
    (hit,) = AskResult.of(answer_shape(found), note="").hits
    assert "\x1b" in found.hits[0].item.source
    assert "\x1b" not in hit.item.source
    assert "⟦RLO⟧" in hit.passage.text
    shape = item_shape(found.hits[0].item, [], []) | {"url": "javascript:alert(1)"}
    assert ItemResult.of(shape, message="", note="", is_cut=False).url is None


def test_a_word_is_kept_as_it_is() -> None:
    assert Result.of({"message": "港「再開」 a\tb\nc", "note": ""}).message == "港「再開」 a\tb\nc"
