"""The app as a whole."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from typing import Any

from starlette.testclient import TestClient

from bot.web.app import THREADS, make_app
from bot.web.reading import Reading
from retrieval import Retriever
from retrieval.types import Answer
from tests.bot.web.conftest import HOST

SLOW = "what did Norden say?"


class Held(Reading):
    """One question waits until it is let go."""

    def __init__(self, retriever: Retriever) -> None:
        super().__init__(retriever, UTC)
        self.begun, self.go_on = threading.Barrier(THREADS, timeout=30), threading.Event()

    def ask(self, question: str, **filters: Any) -> Answer:
        if question == SLOW:
            self.begun.wait()
            assert self.go_on.wait(30)
        return super().ask(question, **filters)


def test_no_question_waits_for_another(shared: Retriever) -> None:
    held = Held(shared)
    with TestClient(make_app(held), base_url=HOST) as web, ThreadPoolExecutor(THREADS) as pool:
        slow = [pool.submit(web.get, "/api/ask", params={"question": SLOW}) for _ in range(THREADS - 1)]
        held.begun.wait()
        # All but one thread are held, and what asks nothing needs none.
        assert web.get("/api/ask", params={"question": "what did Soren deny?"}).json()["hits"]
        assert web.get("/healthz").json()["status"] == "ok"
        held.go_on.set()
        assert [one.result().json()["status"] for one in slow] == ["answered"] * (THREADS - 1)


def test_nothing_but_the_api_is_documented_and_no_program_is_fetched(web: TestClient) -> None:
    assert all(path.startswith(("/api/", "/healthz")) for path in web.get("/api/openapi.json").json()["paths"])
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert web.get(path).status_code == 404
