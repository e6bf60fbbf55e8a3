"""An answer as JSON."""

import json
from pathlib import Path

from bot.render.jsonout import answer_json
from retrieval import FeedItem, Hit, Retriever, Utterance, read_feed
from tests.bot.terminal import SAMPLE


def test_every_field_of_an_answer_and_of_a_hit_is_there(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(read_feed(SAMPLE))
        answer = retriever.ask("what did Waltz say?", limit=2)
    shown = json.loads(answer_json(answer))
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
        shown = json.loads(answer_json(retriever.ask("ソレン市長は何と言った?")))
    assert (shown["status"], shown["hits"], shown["mentions"], shown["total"]) == ("empty_index", [], [], 0)
    assert shown["query"]["text"] == "ソレン市長は何と言った?"
