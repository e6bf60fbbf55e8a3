"""What the terminal prints as JSON."""

import io
import json
import sys
from pathlib import Path

import pytest

from bot.render.jsonout import answer_shape, print_json
from retrieval import FeedItem, Hit, Retriever, Utterance, read_feed
from tests.bot.terminal import SAMPLE


def test_every_field_of_an_answer_and_of_a_hit_is_there(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(read_feed(SAMPLE))
        answer = retriever.ask("what did Waltz say?", limit=2)
    shown = answer_shape(answer)
    assert set(shown) == set(type(answer).model_fields) - {"told"}
    assert shown["total"] == answer.total > len(answer.hits) == len(shown["hits"])
    for hit, one in zip(answer.hits, shown["hits"], strict=True):
        assert set(one) == set(Hit.model_fields)
        assert set(one["item"]) == {*FeedItem.model_fields, "url"}
        assert one["item"]["text"][one["passage"]["start"] : one["passage"]["end"]] == one["passage"]["text"]
        assert [Utterance.model_validate(words) for words in one["utterances"]] == list(hit.utterances)
        assert {"act", "is_certain", "kind", "speaker"} <= set(one["utterances"][0])
        assert (one["before"], one["after"]) == (hit.before, hit.after)


def test_an_answer_without_hits(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        shown = answer_shape(retriever.ask("ソレン市長は何と言った?"))
    assert (shown["status"], shown["hits"], shown["mentions"], shown["total"]) == ("empty_index", [], [], 0)
    assert shown["query"]["text"] == "ソレン市長は何と言った?"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp932", "latin-1"])
def test_any_text_is_there_again_once_parsed(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shape = {"text": "ソレン市長は📎と述べた\x1b[2J\x9b\u202e\u2028\x7f\n", "half": "\udcff"}
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    print_json(shape)
    text = written.getvalue().decode(encoding)
    assert json.loads(text) == shape
    assert not any(char in text for char in "\x1b\x9b\u202e\u2028\x7f")
    assert ("市長" in text) == (encoding == "utf-8")
