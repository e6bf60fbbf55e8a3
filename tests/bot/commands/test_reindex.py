"""``onrecord reindex``."""

import sqlite3
from pathlib import Path

import pytest

from bot.commands.reindex import run
from retrieval import Retriever, read_feed
from retrieval.ingest.reindexing import Reindexing
from tests.bot.terminal import SAMPLE


def outdate(path: Path) -> None:
    """Let the items of a database look as if older rules had understood them."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE items SET annotated = 0")
    connection.close()


def test_what_older_rules_understood_is_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(read_feed(SAMPLE))
        before = retriever.ask("what did Waltz say?").hits
    # What reads again behind the scenes would be faster.
    monkeypatch.setattr(Reindexing, "start_if_needed", lambda *_: None)
    outdate(path)
    assert run(db=path) == 0
    assert capsys.readouterr().out == "15 items read again.\n"
    assert run(db=path) == 0
    assert capsys.readouterr().out == "Everything is up to date.\n"
    with Retriever.open(path) as retriever:
        assert retriever.ask("what did Waltz say?").hits == before
