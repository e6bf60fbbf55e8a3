"""How fast somebody may ask."""

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from bot.asking import cooldowns as module
from bot.asking.cooldowns import Cooldowns, Shared
from bot.asking.errors import CooldownError
from retrieval import Retriever
from retrieval.types.allowances import Allowance, Refusal


async def test_a_member_who_asks_too_fast_is_told_when_to_ask_again() -> None:
    cooldowns = Cooldowns("2 per hour", "100 per hour")
    await cooldowns.admit("42", "7")
    await cooldowns.admit("42", "7")
    with pytest.raises(CooldownError) as raised:
        await cooldowns.admit("42", "7")
    assert not raised.value.is_server
    assert 3_500 < raised.value.seconds <= 3_600
    assert "秒" in raised.value.told("ja")
    # Another member, and the same one nowhere: what was refused is not counted.
    await cooldowns.admit("43", "7")


async def test_a_server_has_a_limit_of_its_own() -> None:
    cooldowns = Cooldowns("100 per hour", "2 per hour")
    await cooldowns.admit("1", "7")
    await cooldowns.admit("2", "7")
    with pytest.raises(CooldownError) as raised:
        await cooldowns.admit("3", "7")
    assert raised.value.is_server
    await cooldowns.admit("3", "8")
    await cooldowns.admit("3", "")


async def test_without_a_limit_everything_is_welcome() -> None:
    cooldowns = Cooldowns()
    for _ in range(100):
        await cooldowns.admit("42", "7")


def test_a_limit_that_is_none_is_an_error_at_once() -> None:
    with pytest.raises(ValueError):
        Cooldowns("often")


@pytest.fixture
def retriever(tmp_path: Path) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "feed.db") as opened:
        yield opened


class Asked:
    """Counts in the database, and how often it was asked to."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self.times = self.cleared = 0

    def take(self, wanted: Sequence[Allowance]) -> Refusal | None:
        self.times += 1
        return self._shared.take(wanted)

    def forget_old(self) -> int:
        self.cleared += 1
        return self._shared.forget_old()


async def test_processes_on_one_database_have_one_allowance(retriever: Retriever) -> None:
    asked = Asked(retriever.allowances)
    # Each counts for itself first, as processes do.
    first, second, third = (Cooldowns("3 per hour", "5 per hour", shared=asked) for _ in range(3))
    await first.admit("42", "7")
    await second.admit("42", "8")
    await first.admit("42", "7")
    with pytest.raises(CooldownError) as raised:
        await second.admit("42", "8")
    assert (raised.value.is_server, raised.value.seconds > 3_500) == (False, True)
    # What was refused took nothing of the server's.
    for member in ("1", "2", "3", "4"):
        await second.admit(member, "8")
    # One that was started again knows what was asked before it.
    with pytest.raises(CooldownError) as raised:
        await third.admit("5", "8")
    assert (raised.value.is_server, raised.value.seconds > 3_500) == (True, True)
    assert asked.cleared == len({first, second, third})


async def test_of_several_questions_at_once_no_more_are_admitted(retriever: Retriever) -> None:
    both = [Cooldowns("5 per hour", shared=retriever.allowances) for _ in range(2)]
    done = await asyncio.gather(*(both[one % 2].admit("42", "") for one in range(12)), return_exceptions=True)
    assert [error for error in done if error and not isinstance(error, CooldownError)] == []
    assert done.count(None) == 5


async def test_whoever_asked_too_often_here_costs_the_database_nothing(retriever: Retriever) -> None:
    asked = Asked(retriever.allowances)
    cooldowns = Cooldowns("1 per hour", shared=asked)
    await cooldowns.admit("42", "7")
    for _ in range(3):
        with pytest.raises(CooldownError):
            await cooldowns.admit("42", "7")
    assert (asked.times, asked.cleared) == (1, 1)


async def test_while_somebody_writes_for_long_a_process_counts_for_itself(
    retriever: Retriever, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    now = 1_000.0
    asked = Asked(retriever.allowances)
    cooldowns = Cooldowns("2 per hour", clock=lambda: now, shared=asked)
    with closing(sqlite3.connect(tmp_path / "feed.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with caplog.at_level(logging.WARNING):
            await cooldowns.admit("42", "7")
            # The second waits for nothing any more.
            await cooldowns.admit("42", "7")
            with pytest.raises(CooldownError):
                await cooldowns.admit("42", "7")
        assert asked.times == 1
        now += 10
        await cooldowns.admit("43", "7")
        assert asked.times == 2
        writer.execute("ROLLBACK")
    assert caplog.text.count("counted by this process alone") == 1
    assert "in use" in caplog.text
    now += 10
    await cooldowns.admit("44", "7")
    assert asked.times == 3


async def test_a_database_that_does_not_answer_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_PATIENCE_S", 0.01)
    answers = threading.Event()

    class Silent:
        def take(self, wanted: Sequence[Allowance]) -> Refusal | None:
            answers.wait(60)
            return Refusal(wanted[0], 1.0)

        def forget_old(self) -> int:
            return 0

    cooldowns = Cooldowns("1 per hour", shared=Silent())
    try:
        with caplog.at_level(logging.WARNING):
            await cooldowns.admit("42", "7")
            with pytest.raises(CooldownError):
                await cooldowns.admit("42", "7")
    finally:
        answers.set()
    assert "did not answer in time" in caplog.text


async def test_a_database_that_was_closed_stops_nobody(retriever: Retriever) -> None:
    cooldowns = Cooldowns("1 per hour", shared=retriever.allowances)
    retriever.close()
    await cooldowns.admit("42", "7")
    with pytest.raises(CooldownError):
        await cooldowns.admit("42", "7")
