"""The bot follows feeds beside answering."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.process.following import ANOTHER_FOLLOWS, PART, followed_feeds, following
from bot.settings.model import Settings
from retrieval import Retriever
from tests.fakes.feed_site import Site
from tests.fakes.hostile_server import HostileServer


@pytest.fixture
def site() -> Iterator[Site]:
    server = HostileServer()
    yield Site(server, host="localhost")
    server.close()


def settings(tmp_path: Path, text: str | None) -> Settings:
    path = tmp_path / "feeds.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    return Settings(feeds=path)


def test_what_is_new_is_stored_while_the_bot_runs(tmp_path: Path, site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.publish(1, "Quay", "Mayor Ida Soren said the quay would reopen in May.")
    caplog.set_level(logging.INFO, "bot.process.following")
    stored = threading.Event()
    with Retriever.open(tmp_path / "feed.db") as retriever:
        add = retriever.add

        def told(items: object, **options: object) -> object:
            report = add(items, **options)  # type: ignore[arg-type]
            stored.set()
            return report

        retriever.add = told  # type: ignore[assignment, method-assign]
        given = settings(tmp_path, f'[[feed]]\nurl = "{site.url}"\nprivate = true\n')
        with following(retriever, given):
            assert stored.wait(60)
        assert retriever.ask("what did Soren say?").hits
    assert "Harbor Wire: 1 added" in caplog.text or "1 added" in caplog.text


@pytest.mark.parametrize("text", [None, "", "[[feed]]\nurl = 3\n", "no toml ["])
def test_without_a_file_of_feeds_or_with_a_wrong_one_the_bot_runs_all_the_same(
    tmp_path: Path, text: str | None
) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever, following(retriever, settings(tmp_path, text)):
        assert retriever.stats().items == 0


def test_trouble_of_the_follower_is_logged_and_goes_no_further(
    tmp_path: Path, site: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = threading.Event()
    monkeypatch.setattr("bot.process.following._log.exception", lambda *_: told.set())
    with Retriever.open(tmp_path / "feed.db") as retriever:
        # A database that was closed gives nothing to begin with.
        retriever.close()
        with following(retriever, settings(tmp_path, f'[[feed]]\nurl = "{site.url}"\nprivate = true\n')):
            assert told.wait(60)


def test_the_settings_say_what_holds_for_all_feeds(tmp_path: Path) -> None:
    given = settings(
        tmp_path, '[[feed]]\nurl = "http://feed.example/"\n[[feed]]\nurl = "http://b.example/"\nzone = "UTC"\n'
    )
    feeds = followed_feeds(given.model_copy(update={"feed_zone": "Asia/Tokyo"}))
    assert [str(feed.zone) for feed in feeds] == ["Asia/Tokyo", "UTC"]


def test_of_two_processes_one_asks_the_feeds_and_the_other_goes_on_for_it(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.publish(1, "Quay", "Mayor Ida Soren said the quay would reopen in May.")
    given = settings(tmp_path, f'[[feed]]\nurl = "{site.url}"\nprivate = true\n')
    told, stored = threading.Event(), threading.Event()
    monkeypatch.setattr(
        "bot.process.following._log.info", lambda text, *_: told.set() if text == ANOTHER_FOLLOWS else None
    )
    with Retriever.open(tmp_path / "feed.db") as retriever:
        other, add = retriever.lead(PART), retriever.add
        assert other.holds()

        def counted(items: object, **options: object) -> object:
            report = add(items, **options)  # type: ignore[arg-type]
            stored.set()
            return report

        retriever.add = counted  # type: ignore[assignment, method-assign]
        with following(retriever, given):
            assert told.wait(60)
            assert not stored.is_set()
            other.close()
            assert stored.wait(60)
