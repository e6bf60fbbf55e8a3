"""The API, by its OpenAPI document and by hand."""

import json
from datetime import UTC
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from bot.render.jsonout import answer_shape
from bot.web.app import make_app
from bot.web.reading import Reading
from retrieval import FeedItem, Retriever
from retrieval.types import FollowedSource
from tests.bot.terminal import onrecord
from tests.bot.web.conftest import HOST, Open
from tests.pictures.invented import items

# A day is any text to OpenAPI, and only some texts are days.
UNCHECKED: list[CheckFunction] = [positive_data_acceptance]


PATHS = ("/api/ask", "/api/timeline", "/api/speakers", "/api/sources", "/api/items/{item_id}", "/healthz")


@pytest.fixture(scope="module")
def document(shared: Retriever) -> BaseSchema:
    """The OpenAPI document, as the app gives it."""
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_app(Reading(shared, UTC), ["testserver"]))


# Whether it is well is asked with nothing that could be wrong.
@pytest.mark.parametrize(
    ("path", "mode"),
    [(path, mode) for path in PATHS for mode in GenerationMode if (path, mode.name) != ("/healthz", "NEGATIVE")],
)
def test_every_answer_keeps_to_the_document(document: BaseSchema, path: str, mode: GenerationMode) -> None:
    @settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=document[path]["GET"].as_strategy(generation_mode=mode))
    def holds(case: schemathesis.Case) -> None:
        case.call_and_validate(excluded_checks=UNCHECKED)

    holds()


def test_the_document_names_every_address(document: BaseSchema) -> None:
    assert set(document) == set(PATHS)


def test_an_answer_is_what_the_terminal_prints(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(items())
        printed = json.loads(onrecord("ask", "what did Soren deny?", "--json", "--db", str(path)).stdout)
        with TestClient(make_app(Reading(retriever, UTC)), base_url=HOST) as web:
            given = web.get("/api/ask", params={"question": "what did Soren deny?", "limit": 5}).json()
    assert given == printed


def test_filters_and_pages(web: TestClient, shared: Retriever) -> None:
    asked = {"question": "what did Soren say?", "source": ["mihon", "Harbor Wire"], "since": "2025-03-01", "limit": 1}
    first = web.get("/api/ask", params=asked).json()
    second = web.get("/api/ask", params={**asked, "offset": 1}).json()
    assert first["total"] == second["total"] == 2
    assert first["hits"][0]["item"]["handle"] == second["hits"][0]["item"]["handle"] == "mihon"
    assert first["hits"] != second["hits"]
    none = web.get("/api/ask", params={**asked, "until": "2025-03-02", "since": "2025-03-02"}).json()
    assert none["status"] == "outside_filters"
    spoken = web.get("/api/ask", params={"question": "港", "speaker": "Norden", "language": "ja"}).json()
    expected = shared.ask("港", speakers=["Norden"], language="ja", zone=None)
    assert spoken["message"] == answer_shape(expected)["message"]


def test_lists_have_pages(web: TestClient) -> None:
    whole = web.get("/api/timeline", params={"speaker": "Soren"}).json()
    page = web.get("/api/timeline", params={"speaker": "Soren", "limit": 1, "offset": 2}).json()
    assert whole["total"] == page["total"] == len(whole["hits"])
    assert page["hits"] == whole["hits"][2:3]
    assert [hit["item"]["published"] for hit in whole["hits"]] == sorted(
        hit["item"]["published"] for hit in whole["hits"]
    )
    for name in ("speakers", "sources"):
        found = web.get(f"/api/{name}").json()
        assert found["total"] == len(found[name]) > 2
        assert web.get(f"/api/{name}", params={"limit": 1, "offset": 1}).json()[name] == found[name][1:2]


def test_an_item_whole_and_in_parts(web: TestClient, shared: Retriever) -> None:
    item = next(one for one in shared.items() if one.headline == "橋の売却報道")
    whole = web.get(f"/api/items/{item.id}").json()
    assert whole["parts"] == [{"text": item.text, "start": 0, "end": len(item.text)}]
    assert "denial" in {one["act"] for one in whole["utterances"]}
    (part,) = web.get(f"/api/items/{item.id}", params={"around": 0}).json()["parts"]
    assert part["text"] == item.text[part["start"] : part["end"]] != item.text
    assert web.get("/api/items/nothing").status_code == 404


def test_addresses_of_feeds_are_told_on_loopback_alone(tmp_path: Path, open_web: Open) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.follows.save(FollowedSource(url="https://harborwire.example/feed.xml?key=1"))
    assert [one["url"] for one in open_web().get("/api/sources").json()["followed"]] == [
        "https://harborwire.example/feed.xml?key=1"
    ]
    assert open_web(tells_feeds=False).get("/api/sources").json()["followed"] == []


def test_an_empty_database_is_told(open_web: Open) -> None:
    web = open_web()
    assert web.get("/api/ask", params={"question": "what did Soren say?"}).json()["status"] == "empty_index"
    assert web.get("/api/speakers").json() == {"speakers": [], "total": 0}
    assert web.get("/healthz").json()["status"] == "ok"


def test_text_of_a_feed_is_given_as_it_is(open_web: Open, make_item: object) -> None:
    text = 'A trap\nMayor Ida Soren said the quay </script><b onload="x()"> would open.'
    item = FeedItem.model_validate(
        {**items()[0].model_dump(), "text": text, "headline": "A trap", "id": "", "lang": "en"}
    )
    given = open_web(item).get("/api/ask", params={"question": "what did Soren say?"})
    assert given.headers["content-type"] == "application/json"
    assert given.json()["hits"][0]["item"]["text"] == text
