"""Only GET and HEAD, only by the server's own names, and headers on whatever is answered."""

import pytest
from starlette.testclient import TestClient

from bot.web.guarding import HEADERS, Guarded
from tests.bot.web.conftest import HOST


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/api/ask", "/api/openapi.json", "/style.css", "/nothing"])
def test_nothing_else_is_answered(web: TestClient, method: str, path: str) -> None:
    told = web.request(method, path)
    assert told.status_code == 405
    assert told.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/healthz", 200), ("/api/ask", 422), ("/nothing", 404)])
def test_whoever_asks_for_the_head_gets_that_of_the_answer(web: TestClient, path: str, status: int) -> None:
    told, whole = web.head(path), web.get(path)
    assert told.status_code == whole.status_code == status
    assert told.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.parametrize(("language", "words"), [("en", "no name of this server"), ("ja", "名前ではありません")])
def test_whoever_asks_by_another_name_is_told_what_allows_it(web: TestClient, language: str, words: str) -> None:
    told = web.get("/", headers={"Host": "feed.example", "Accept-Language": language}).json()
    assert words in told["detail"]
    assert "feed.example" in told["detail"]
    assert "--name" in told["detail"]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8377",
        "127.0.0.1.evil.example",
        "",
        "localhost.evil.example",
        "me@localhost",
        "localhost/x",
        "[::1",
        "localhost:port",
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/ask?question=a", "/healthz", "/style.css"])
def test_other_names_are_refused(web: TestClient, host: str, path: str) -> None:
    told = web.get(path, headers={"Host": host})
    assert told.status_code == 400
    assert all(name in told.headers for name in HEADERS)


@pytest.mark.parametrize("host", ["localhost", "localhost:8377", "127.0.0.1:8377", "[::1]:8377", "[::1]"])
def test_names_of_loopback_are_taken(web: TestClient, host: str) -> None:
    assert web.get("/healthz", headers={"Host": host}).status_code == 200


def test_a_page_elsewhere_may_lead_here_and_load_nothing(web: TestClient) -> None:
    loaded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert web.get("/api/ask?question=a", headers=loaded).status_code == 403
    assert web.get("/", headers={**loaded, "Sec-Fetch-Mode": "navigate"}).status_code == 200
    assert web.get("/style.css", headers={**loaded, "Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_a_name_that_is_given_is_taken() -> None:
    async def app(scope: object, receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})  # type: ignore[operator]
        await send({"type": "http.response.body"})  # type: ignore[operator]

    with_name = TestClient(Guarded(app, ["feed.example"]), base_url=HOST)
    assert with_name.get("/", headers={"Host": "Feed.example:80"}).status_code == 204
    assert with_name.get("/", headers={"Host": "other.example"}).status_code == 400


@pytest.mark.parametrize(
    "path", ["/", "/?question=a", "/nothing", "/style.css", "/healthz", "/api/ask", "/api/speakers"]
)
def test_every_answer_keeps_a_browser_safe(web: TestClient, path: str) -> None:
    headers = web.get(path).headers
    for name, value in HEADERS.items():
        assert headers[name] == value
    policy = headers["Content-Security-Policy"]
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "default-src 'none'" in policy
    assert "access-control-allow-origin" not in headers
    assert "set-cookie" not in headers
