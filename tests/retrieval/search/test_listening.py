"""Following what others store, when the database tells of it."""

import threading
from collections.abc import Iterator
from queue import Queue

import pytest

from retrieval._storage.engine import Listening
from retrieval.errors import IndexClosedError, StorageError
from retrieval.search.listening import Listener

LONG = 60.0


class Told:
    """A database that tells when it is told to."""

    def __init__(self) -> None:
        self.news: Queue[bool | Exception] = Queue()
        self.is_closed = threading.Event()

    def wait(self, timeout: float) -> bool:
        if not timeout:
            return False
        news = self.news.get(timeout=LONG)
        if isinstance(news, Exception):
            raise news
        return news

    def close(self) -> None:
        self.is_closed.set()
        self.news.put(False)


class Follower:
    """Counts how often it followed."""

    def __init__(self) -> None:
        self.rounds = threading.Semaphore(0)
        self.answers = [True]

    def follow(self) -> bool:
        self.rounds.release()
        return self.answers.pop() if len(self.answers) > 1 else self.answers[0]

    def followed(self) -> bool:
        return self.rounds.acquire(timeout=LONG)


@pytest.fixture
def follower() -> Follower:
    return Follower()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def listener(told: Told, follower: Follower) -> Iterator[Listener]:
    made = Listener(lambda: told, follower.follow)
    made.start()
    yield made
    made.stop()


def test_what_was_stored_before_and_what_is_told_is_followed(
    listener: Listener, told: Told, follower: Follower
) -> None:
    assert follower.followed()
    told.news.put(True)
    assert follower.followed()
    listener.stop()
    assert told.is_closed.is_set()
    assert not follower.rounds.acquire(blocking=False)


def test_what_is_left_is_followed_without_being_told_again(told: Told, follower: Follower) -> None:
    follower.answers = [True, False, False]
    listener = Listener(lambda: told, follower.follow)
    listener.start()
    try:
        assert all(follower.followed() for _ in range(3))
    finally:
        listener.stop()
    assert not follower.rounds.acquire(blocking=False)


def test_after_a_failure_it_listens_again(
    monkeypatch: pytest.MonkeyPatch, told: Told, follower: Follower, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("retrieval.search.listening._AGAIN_S", 0.0)
    listener = Listener(lambda: told, follower.follow)
    listener.start()
    try:
        assert follower.followed()
        told.news.put(StorageError("The server is gone.", path="postgresql://db.example/feed"))
        assert follower.followed(), "what was stored meanwhile is followed"
    finally:
        listener.stop()
    assert "The server is gone." in caplog.text


@pytest.mark.parametrize("failure", [None, IndexClosedError("closed")])
def test_where_nothing_tells_it_ends(failure: Exception | None, follower: Follower) -> None:
    def listen() -> Listening | None:
        if failure:
            raise failure
        return None

    listener = Listener(listen, follower.follow)
    listener.start()
    listener._thread.join(LONG)
    assert not listener._thread.is_alive()
    listener.stop()
    assert not follower.rounds.acquire(blocking=False)
