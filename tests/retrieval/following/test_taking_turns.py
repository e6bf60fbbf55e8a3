"""Work that one of several does at a time."""

import asyncio
from pathlib import Path

import pytest

from retrieval._storage.leading import FileLead
from retrieval.following.taking_turns import take_turns


class Worker:
    """Takes turns at some work, and notes when it is at it."""

    def __init__(self, path: Path) -> None:
        self.lead = FileLead(path)
        self.at_work, self.waits, self.stopping = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.ended = 0
        self.task = asyncio.create_task(
            take_turns(self.lead, self._work, self.stopping, waiting=self.waits.set, looks=0.01)
        )

    async def _work(self, ended: asyncio.Event) -> None:
        self.at_work.set()
        await ended.wait()
        self.at_work.clear()
        self.ended += 1

    async def stop(self) -> None:
        self.stopping.set()
        await self.task
        self.lead.close()


async def test_another_goes_on_where_one_stops(tmp_path: Path) -> None:
    first = Worker(tmp_path / "lead")
    await asyncio.wait_for(first.at_work.wait(), 30)
    second = Worker(tmp_path / "lead")
    await asyncio.wait_for(second.waits.wait(), 30)
    assert not second.at_work.is_set()
    await first.stop()
    await asyncio.wait_for(second.at_work.wait(), 30)
    assert (first.ended, second.ended) == (1, 0)
    await second.stop()
    assert second.ended == 1


async def test_whoever_lost_the_part_stops_working_and_waits(tmp_path: Path) -> None:
    first = Worker(tmp_path / "lead")
    await asyncio.wait_for(first.at_work.wait(), 30)
    other = FileLead(tmp_path / "lead")
    first.lead.holds = other.holds  # type: ignore[method-assign]
    await asyncio.wait_for(first.waits.wait(), 30)
    assert first.ended == 1
    first.lead.holds = lambda: FileLead.holds(first.lead)  # type: ignore[method-assign]
    await asyncio.wait_for(first.at_work.wait(), 30)
    await first.stop()


async def test_work_that_ends_by_itself_ends_everything_and_its_trouble_is_told(tmp_path: Path) -> None:
    async def done(_: asyncio.Event) -> None:
        return

    async def fails(_: asyncio.Event) -> None:
        raise ValueError("no")

    lead = FileLead(tmp_path / "lead")
    await asyncio.wait_for(take_turns(lead, done, asyncio.Event()), 30)
    with pytest.raises(ValueError, match="no"):
        await asyncio.wait_for(take_turns(lead, fails, asyncio.Event()), 30)
    lead.close()


async def test_one_that_waits_stops_at_once(tmp_path: Path) -> None:
    other = FileLead(tmp_path / "lead")
    assert other.holds()
    waiting = Worker(tmp_path / "lead")
    await asyncio.wait_for(waiting.waits.wait(), 30)
    await asyncio.wait_for(waiting.stop(), 30)
    other.close()
