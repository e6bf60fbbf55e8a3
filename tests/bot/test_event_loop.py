"""The event loop is never held up, however many ask: no callback of the bot's takes 50 ms of the processor."""

import asyncio
import gc
import threading
import time
from asyncio import events
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from benchmarks.crowd.people import Crowd
from benchmarks.crowd.posts import make_cast, posts, questions
from bot.asking.service import Service
from bot.gateway.client import OnRecordBot
from retrieval import Retriever
from tests.fakes.discord_server import TOKEN, FakeDiscord

LONGEST_MS, QUESTIONS = 50.0, 200


class Spent:
    """Processor time of each callback of this thread's loop. Unlike the clock, no other program disturbs it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.longest, self.which, self.count = 0.0, "", 0
        run, own = events.Handle._run, threading.get_ident()

        def timed(handle: Any) -> None:
            began = time.thread_time()
            run(handle)
            if threading.get_ident() == own:
                self._note(1_000 * (time.thread_time() - began), handle)

        monkeypatch.setattr(events.Handle, "_run", timed)

    def _note(self, spent: float, handle: Any) -> None:
        self.count += 1
        if spent > self.longest:
            self.longest, self.which = spent, repr(handle)


@asynccontextmanager
async def _discord() -> AsyncIterator[tuple[Crowd, asyncio.AbstractEventLoop]]:
    """A Discord with its people, on a loop in a thread of its own, so that its work is not taken for the bot's."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def begin() -> Crowd:
        discord = FakeDiscord(real_time=True)
        crowd = Crowd(discord)
        await crowd.gather(20)
        await discord.start()
        return crowd

    async def there(work: Coroutine[Any, Any, Any]) -> Any:
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, loop))

    crowd = await there(begin())
    try:
        yield crowd, loop
    finally:
        await there(crowd.discord.stop())
        loop.call_soon_threadsafe(loop.stop)
        await asyncio.to_thread(thread.join)
        loop.close()


@pytest.fixture
def settled() -> Iterator[None]:
    """What other tests left behind is set aside, as the bot sets aside what lives as long as it does.

    To look through it for garbage takes more than a tenth of a second, in whatever thread happens to do it.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("settled")
async def test_no_callback_takes_50_ms_of_the_processor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = make_cast(60, 30)
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        retriever.add(posts(cast, 200))
        async with _discord() as (crowd, loop):
            address = crowd.discord.base
            monkeypatch.setattr(Route, "BASE", f"{address}/api/v10")
            monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(address.replace("http", "ws") + "/gateway"))
            async with OnRecordBot(Service(retriever)) as bot:
                task = asyncio.create_task(bot.start(TOKEN))
                while not bot.is_ready():
                    await asyncio.wait({task}, timeout=0.05)
                spent = Spent(monkeypatch)
                asking = crowd.ask(questions(cast, QUESTIONS))
                await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asking, loop))
                await bot.drain(20)
            await task
    assert [one.answers for one in crowd.asked] == [1] * QUESTIONS
    assert spent.count > 10 * QUESTIONS
    assert spent.longest < LONGEST_MS, spent.which
