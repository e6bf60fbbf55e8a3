"""Work that one process of several does: whoever has a part does it, and the others wait to go on for that one."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from retrieval.types.leading import Lead

LOOKS_S = 5.0
"""Seconds between looks whether this process has the part: where the one that has it dies, another begins so soon."""


async def take_turns(
    lead: Lead,
    work: Callable[[asyncio.Event], Coroutine[Any, Any, None]],
    stopping: asyncio.Event,
    *,
    waiting: Callable[[], None] = lambda: None,
    looks: float = LOOKS_S,
) -> None:
    """Do something whenever this process has a part, until it is told to stop or the work ends by itself.

    Args:
        lead: the part.
        work: does it until the event that it is given is set.
        stopping: set by whoever wants this to end.
        waiting: called whenever another process is found to have the part.
        looks: seconds between looks.
    """
    stop = asyncio.create_task(stopping.wait())
    is_waiting = False
    try:
        while not stopping.is_set():
            if await asyncio.to_thread(lead.holds):
                is_waiting = False
                if await _while_it_holds(lead, work, stop, looks):
                    return
                continue
            if not is_waiting:
                waiting()
            is_waiting = True
            await asyncio.wait({stop}, timeout=looks)
    finally:
        stop.cancel()


async def _while_it_holds(
    lead: Lead, work: Callable[[asyncio.Event], Coroutine[Any, Any, None]], stop: asyncio.Task[Any], looks: float
) -> bool:
    """Do the work until it ends, another process has the part or this one is to stop; true where it ended."""
    ended = asyncio.Event()
    running = asyncio.create_task(work(ended))
    try:
        while not running.done() and not stop.done() and await asyncio.to_thread(lead.holds):
            await asyncio.wait({running, stop}, timeout=looks, return_when=asyncio.FIRST_COMPLETED)
        is_done = running.done()
        ended.set()
        await running
    finally:
        running.cancel()
    return is_done
