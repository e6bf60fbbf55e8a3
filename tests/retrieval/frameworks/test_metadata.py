"""What frameworks keep beside the words."""

import json

from retrieval import Retriever
from retrieval.frameworks.metadata import TOLD, metadata_of, passage_name


def test_it_tells_whose_words_they_are_and_where_they_are_from(feed: Retriever) -> None:
    (hit,) = feed.ask("ソレン市長は港について何と言った?", limit=1).hits
    found = metadata_of(hit)
    assert json.loads(json.dumps(found)) == found
    assert set(TOLD) < set(found)
    assert (found["source"], found["handle"]) == ("見本新聞", "mihon")
    assert (found["date"], found["url"]) == ("2025-03-02T09:30:00+00:00", "https://harbor.example/2")
    assert (found["act"], found["kind"], found["is_certain"]) == ("denial", "indirect", True)
    assert found["as_written"] == "ソレン市長"
    assert found["statements"][0]["text"] in hit.passage.text
    assert hit.item.text[found["start"] : found["end"]] == hit.passage.text
    assert passage_name(hit) == f"{hit.item.id}:{found['start']}-{found['end']}"


def test_where_nobody_speaks_that_is_told(feed: Retriever) -> None:
    (hit,) = feed.latest(limit=1)
    found = metadata_of(hit)
    assert (found["speaker"], found["act"], found["statements"], found["url"]) == (found["speaker"], "", [], "")
