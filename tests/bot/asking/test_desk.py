"""Work off the event loop."""

import asyncio
import threading

import pytest

from bot.asking.desk import Desk, Limits
from bot.asking.errors import BusyError, DeadlineError, NotKeptError, StoppingError


async def test_what_the_work_gives_or_raises_comes_back() -> None:
    desk = Desk()
    assert await desk.search(lambda: 1) == 1
    assert await desk.small(lambda: 2) == 2
    assert await desk.write(lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        await desk.search(lambda: 1 // 0)
    assert desk.waiting == 0
    await desk.close()


async def test_a_line_that_is_full_refuses_and_small_things_go_past_it() -> None:
    desk, go_on = Desk(Limits(at_once=1, waiting=1)), threading.Event()
    first = asyncio.create_task(desk.search(go_on.wait))
    second = asyncio.create_task(desk.search(go_on.wait))
    # Each begins.
    await asyncio.sleep(0)
    with pytest.raises(BusyError):
        await desk.search(lambda: 1)
    assert await desk.small(lambda: 1) == 1
    go_on.set()
    assert await first
    assert await second
    assert await desk.search(lambda: 1) == 1
    await desk.close()


async def test_a_search_that_takes_too_long_is_given_up_and_one_that_waits_is_not() -> None:
    desk, go_on = Desk(Limits(at_once=1, seconds=0.05)), threading.Event()
    slow = asyncio.create_task(desk.search(go_on.wait))
    waiting = asyncio.create_task(desk.search(lambda: "its turn came"))
    with pytest.raises(DeadlineError, match=r"longer than 0 seconds"):
        await slow
    assert not waiting.done()
    go_on.set()
    assert await waiting == "its turn came"
    await desk.close()


async def test_draining_waits_for_what_is_attended_and_takes_no_more() -> None:
    desk, begun, go_on = Desk(), asyncio.Event(), asyncio.Event()

    async def attend() -> str:
        with desk.attending():
            begun.set()
            await go_on.wait()
            return "answered"

    task = asyncio.create_task(attend())
    await begun.wait()
    drained = asyncio.create_task(desk.drain(20))
    # Each begins.
    await asyncio.sleep(0)
    with pytest.raises(StoppingError), desk.attending():
        pass
    go_on.set()
    assert await drained == 0
    assert await task == "answered"
    await desk.close()


async def test_what_is_not_done_in_time_is_cancelled() -> None:
    desk, begun = Desk(), asyncio.Event()
    told = []

    async def attend() -> None:
        with desk.attending():
            begun.set()
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                told.append(True)

    task = asyncio.create_task(attend())
    await begun.wait()
    assert await desk.drain(0.01) == 1
    await task
    assert told == [True]
    await desk.close()


async def test_closing_drops_what_waits_for_its_turn() -> None:
    desk, go_on = Desk(Limits(at_once=1)), threading.Event()
    running = asyncio.create_task(desk.search(go_on.wait))
    dropped = asyncio.create_task(desk.search(lambda: 1))
    # Each begins.
    await asyncio.sleep(0)
    closing = asyncio.create_task(desk.close())
    with pytest.raises(asyncio.CancelledError):
        await dropped
    go_on.set()
    assert await running
    await closing


async def test_nobody_waits_for_long_for_another_program_that_writes() -> None:
    desk, go_on, done = Desk(), threading.Event(), []
    with pytest.raises(NotKeptError):
        await desk.write(go_on.wait, seconds=0.01)
    # What has not begun by then is not done later.
    with pytest.raises(NotKeptError):
        await desk.write(lambda: done.append(1), seconds=0.01)
    await asyncio.sleep(0)
    go_on.set()
    assert await desk.write(lambda: 3) == 3
    assert done == []
    await desk.close()
