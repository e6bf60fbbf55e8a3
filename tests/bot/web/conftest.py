"""The app over invented feeds."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.web.app import make_app
from bot.web.reading import Reading
from retrieval import FeedItem, Retriever
from tests.pictures.invented import items

HOST = "http://127.0.0.1:8377"

Open = Callable[..., TestClient]


def client_of(retriever: Retriever, *, tells_feeds: bool = True) -> TestClient:
    app = make_app(Reading(retriever, UTC, tells_feeds=tells_feeds))
    return TestClient(app, base_url=HOST, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """The feed of the pictures, which no test changes."""
    with Retriever.open(tmp_path_factory.mktemp("web") / "feed.db") as retriever:
        retriever.add(items())
        yield retriever


@pytest.fixture(scope="session")
def web(shared: Retriever) -> Iterator[TestClient]:
    """The app over that feed."""
    with client_of(shared) as client:
        yield client


@pytest.fixture
def open_web(tmp_path: Path) -> Iterator[Open]:
    """Opens the app over items of a test."""
    with ExitStack() as stack:

        def opened(*added: FeedItem, tells_feeds: bool = True) -> TestClient:
            retriever = stack.enter_context(Retriever.open(tmp_path / "feed.db"))
            retriever.add(added)
            return stack.enter_context(client_of(retriever, tells_feeds=tells_feeds))

        yield opened
