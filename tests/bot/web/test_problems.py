"""What is told of requests that make no sense."""

import logging

import pytest
from starlette.testclient import TestClient

from bot.web.problems import MEDIA_TYPE
from retrieval import Retriever
from tests.bot.web.conftest import Open


@pytest.mark.parametrize(
    ("address", "field", "english", "japanese"),
    [
        ("/api/ask", "question", "The question is empty", "質問が空です"),
        ("/api/ask?question=", "question", "The question is empty", "質問が空です"),
        ("/api/ask?question=%20", "question", "The question is empty", "質問が空です"),
        (f"/api/ask?question={'a' * 1001}", "question", "longer than 1000 characters", "1000文字を超えています"),
        ("/api/ask?question=a&limit=101", "limit", "from 1 to 100", "1から100まで"),
        ("/api/ask?question=a&offset=-1", "offset", "from 0 to 10000", "0から10000まで"),
        ("/api/ask?question=a&limit=some", "limit", "limit is some", "件数がsome"),
        (f"/api/ask?question=a&source={'a' * 201}", "source", "longer than 200", "200文字"),
        (f"/api/ask?question=a{'&speaker=b' * 21}", "speaker", "more than 20 names", "20件"),
        ("/api/ask?question=a&language=fr", "language", "one of en / ja", "en / jaのいずれか"),
        ("/api/ask?question=a&speakr=b", "speakr", "no parameter “speakr”", "「speakr」というパラメーター"),
        ("/api/ask?question=a&since=sometime", None, "not a date that is read", "日付として読み取れません"),
        ("/api/ask?question=a&since=2025-03-02&until=2025-03-01", "since", "Swap them", "入れ替えて"),
        ("/api/timeline", "speaker", "a name is empty", "名前が空です"),
        (f"/api/timeline?speaker=a&topic={'a' * 1001}", "topic", "longer than 1000", "1000文字"),
        ("/api/items/none?around=1001", "around", "from 0 to 1000", "0から1000まで"),
    ],
)
def test_a_parameter_is_told_in_both_languages(
    web: TestClient, address: str, field: str | None, english: str, japanese: str
) -> None:
    for language, words in (("en", english), ("ja", japanese)):
        told = web.get(address, headers={"Accept-Language": language})
        assert told.status_code == 422
        assert told.headers["content-type"] == MEDIA_TYPE
        shape = told.json()
        assert words in shape["detail"]
        assert (shape["type"], shape["title"], shape["status"]) == ("about:blank", "Unprocessable Entity", 422)
        assert shape["field"] == field


def test_what_is_not_there(web: TestClient) -> None:
    for address in ("/api/nothing", "/api/items/nothing"):
        told = web.get(address)
        assert (told.status_code, told.headers["content-type"]) == (404, MEDIA_TYPE)
    assert "no such item" in told.json()["detail"]


def test_a_database_that_cannot_be_read_is_told_without_its_path(
    open_web: Open, shared: Retriever, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retrieval.errors import StorageError

    def fail(*_: object, **__: object) -> None:
        raise StorageError("/srv/secret/feed.db is no database.", path="/srv/secret/feed.db")

    web = open_web()
    monkeypatch.setattr(Retriever, "ask", fail)
    with caplog.at_level(logging.ERROR):
        told = web.get("/api/ask?question=a")
        page = web.get("/?question=a")
    assert (told.status_code, page.status_code) == (503, 503)
    assert "secret" not in told.text + page.text
    assert "secret" in caplog.text
    assert "cannot be read right now" in page.text


def test_what_nobody_expected_is_told_without_more(open_web: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    web = open_web()
    monkeypatch.setattr(Retriever, "ask", fail)
    told = web.get("/api/ask?question=a")
    assert (told.status_code, told.headers["content-type"]) == (500, MEDIA_TYPE)
    assert "secret" not in told.text
    assert "Content-Security-Policy" in told.headers
