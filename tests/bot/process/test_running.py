"""Running the bot: what stops it, what keeps it out, and what it says of it."""

import asyncio
import signal
from collections import deque
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.errors import BotTokenError, IntentsError, UnreachableError
from bot.process.running import Keeper, run_bot, serve
from bot.process.stopping import StopSignals
from retrieval import Retriever
from tests.bot.bot_runner import bot_process
from tests.bot.running import bot_items
from tests.bot.troubled_discord import TOKEN, TroubledDiscord
from tests.fakes.discord_server import TOKEN as FAKE_TOKEN
from tests.fakes.discord_server import FakeDiscord


@pytest.fixture
async def discord_here() -> AsyncIterator[TroubledDiscord]:
    """A Discord of which a test makes trouble."""
    found = TroubledDiscord()
    await found.start()
    yield found
    await found.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the bot is started; with a database."""
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(bot_items()[:2])
    return tmp_path


class ToyClient:
    """A client that is connected at once.

    Args:
        fails: what its start brings instead.
        left: how many questions it cannot answer in time.
    """

    def __init__(self, fails: Exception | None = None, left: int = 0) -> None:
        self._fails, self._left = fails, left
        self._closed, self._ready = asyncio.Event(), asyncio.Event()
        self.drained: list[float] = []

    async def __aenter__(self) -> "ToyClient":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def wait_until_ready(self) -> None:
        await self._ready.wait()

    async def start(self, token: str) -> None:
        if self._fails:
            raise self._fails
        self._ready.set()
        await self._closed.wait()

    async def drain(self, seconds: float) -> int:
        self.drained.append(seconds)
        return self._left

    async def close(self) -> None:
        self._closed.set()


class StuckClient(ToyClient):
    """A client one of whose threads does not end until it is let go."""

    def __init__(self, left: int = 0) -> None:
        super().__init__(left=left)
        self.closing, self.free = asyncio.Event(), asyncio.Event()

    async def close(self) -> None:
        self.closing.set()
        await self.free.wait()
        await super().close()


def clients(*given: ToyClient) -> Callable[[], ToyClient]:
    return deque(given).popleft


def down() -> Exception:
    return OSError(101, "Network is unreachable")


async def test_it_tries_again_with_growing_pauses_while_discord_cannot_be_reached(
    caplog: pytest.LogCaptureFixture,
) -> None:
    good = ToyClient()
    keeper = Keeper("t", clients(ToyClient(down()), ToyClient(down()), ToyClient(down()), good), pauses=(0.01, 0.02))
    staying = asyncio.create_task(keeper.stay())
    await good.wait_until_ready()
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        f"Discord cannot be reached: there is no way to it. Is there a network? Trying again in {pause} s."
        for pause in ("0", "0", "0")
    ]
    assert await keeper.drain(3.0) == 0
    await keeper.leave()
    await staying
    assert good.drained == [3.0]


async def test_what_does_not_pass_by_itself_ends_it() -> None:
    with pytest.raises(IntentsError, match="discord_message_content"):
        await Keeper("t", clients(ToyClient(discord.PrivilegedIntentsRequired(0)))).stay()


async def test_what_nobody_has_foreseen_goes_on_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        await Keeper("t", clients(ToyClient(ZeroDivisionError()))).stay()


async def test_discord_may_ask_for_a_longer_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("bot.process.running.asyncio.sleep", sleep)
    tries = [UnreachableError("Busy.", retry_after=77), UnreachableError("Busy.", retry_after=99_999), down()]
    keeper = Keeper("t", clients(*(ToyClient(one) for one in tries), ToyClient(IndexError())), pauses=(5.0, 10.0))
    with pytest.raises(IndexError):
        await keeper.stay()
    assert slept == [77, 3600, 10]


async def test_leaving_before_it_is_connected_waits_for_nobody() -> None:
    keeper = Keeper("t", clients())
    assert await keeper.drain(10) == 0
    await keeper.leave()


async def test_a_signal_while_it_waits_for_the_network_ends_it() -> None:
    keeper = Keeper("t", clients(ToyClient(down())), pauses=(600,))
    told: list[str] = []
    with StopSignals() as signals:
        serving = asyncio.create_task(serve(keeper, signals, at_stop=lambda: told.append("stop")))
        await asyncio.sleep(0)
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(serving, 20)
    assert told == ["stop"]


async def test_the_log_tells_of_the_end_though_leaving_takes_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    client = StuckClient(left=1)
    with StopSignals() as signals:
        serving = asyncio.create_task(serve(Keeper("t", clients(client)), signals))
        await client.wait_until_ready()
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(client.closing.wait(), 20)
        assert "Stopped by SIGTERM; 1 not answered" in caplog.text
        client.free.set()
        await asyncio.wait_for(serving, 20)


async def test_the_log_tells_how_many_were_left(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    client = ToyClient(left=2)
    with StopSignals() as signals:
        serving = asyncio.create_task(serve(Keeper("t", clients(client)), signals, patience=7))
        await client.wait_until_ready()
        signal.raise_signal(signal.SIGINT)
        await asyncio.wait_for(serving, 20)
    assert client.drained == [7]
    assert "Stopped by SIGINT; 2 not answered within 7 s." in caplog.text


def test_no_token_is_told_before_anything_is_contacted() -> None:
    with pytest.raises(BotTokenError, match="There is no Discord token"):
        run_bot(None, clients())


# From here on, a process of its own.


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_it_answers_what_runs_and_leaves(
    server: FakeDiscord, folder: Path, number: signal.Signals
) -> None:
    async with bot_process(server.base, folder, token=FAKE_TOKEN, hold=True) as bot:
        await asyncio.wait_for(server.ready.wait(), 60)
        asked = await server.command("ask", question="what did Soren say?")
        assert (await server.reply(asked))[0] == "callback"
        await bot.until_searching()
        bot.signal(number)
        await bot.until("STOPPING=1")
        bot.let_go()
        kind, answer = await server.reply(asked)
        assert kind in {"followup", "edit"}
        assert "ソレン" in str(answer)
        assert await bot.ended() == 0
    assert bot.errors.count("Stopped by") == 1
    assert f"Stopped by {number.name}; whatever was asked is answered." in bot.errors
    assert "Traceback" not in bot.errors
    assert FAKE_TOKEN not in bot.errors + bot.output


@pytest.mark.parametrize(("second", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
async def test_a_second_signal_ends_it_at_once(
    server: FakeDiscord, folder: Path, second: signal.Signals, status: int
) -> None:
    async with bot_process(server.base, folder, token=FAKE_TOKEN, hold=True) as bot:
        await asyncio.wait_for(server.ready.wait(), 60)
        await server.reply(await server.command("ask", question="what did Soren say?"))
        await bot.until_searching()
        bot.signal(signal.SIGTERM)
        await bot.until("STOPPING=1")
        bot.signal(second)
        # The search is still held: nobody waited for it.
        assert await bot.ended() == status


Trouble = Callable[[TroubledDiscord], Any]
GUILD_COMMANDS = "PUT applications/1234567890/guilds/77/commands"


def closes(code: int) -> Trouble:
    return lambda there: setattr(there, "closes_with", code)


@pytest.mark.parametrize(
    ("trouble", "line", "status"),
    [
        (lambda there: there.answers["GET users/@me"].append((401, {"message": TOKEN, "code": 0}, {})), "refused the token", 77),
        (closes(4004), "does not accept the token any more", 77),
        (closes(4011), "discord_shards", 78),
        (closes(4013), "does not know an intent", 78),
        (closes(4014), "Message Content", 78),
    ],
)  # fmt: skip
async def test_what_keeps_it_out_is_one_line_and_an_exit_status_of_its_own(
    discord_here: TroubledDiscord, folder: Path, trouble: Trouble, line: str, status: int
) -> None:
    trouble(discord_here)
    async with bot_process(discord_here.base, folder, token=TOKEN) as bot:
        assert await bot.ended() == status
    told = [one for one in bot.errors.splitlines() if one.startswith("onrecord: ")]
    assert len(told) == 1
    assert line in told[0]
    assert "Traceback" not in bot.errors
    assert "unexpected" not in bot.errors
    assert TOKEN not in bot.errors + bot.output


async def test_a_token_that_is_reset_while_it_runs_ends_it(discord_here: TroubledDiscord, folder: Path) -> None:
    async with bot_process(discord_here.base, folder, token=TOKEN, ONRECORD_LOG_LEVEL="debug") as bot:
        await asyncio.wait_for(discord_here.ready.wait(), 60)
        await discord_here.close_gateway(4004)
        assert await bot.ended() == 77
    assert "Traceback" not in bot.errors
    assert TOKEN not in bot.errors


@pytest.mark.parametrize(
    ("status", "body", "headers", "line"),
    [
        (503, "<html>maintenance</html>", {}, "Discord answers 503"),
        (429, "<html>error 1015</html>", {"Retry-After": "7"}, "asks to wait 7 s"),
    ],
)
async def test_a_discord_in_trouble_is_waited_for(
    discord_here: TroubledDiscord, folder: Path, status: int, body: str, headers: dict[str, str], line: str
) -> None:
    discord_here.answers["GET users/@me"].append((status, body, headers))
    async with bot_process(discord_here.base, folder, token=TOKEN) as bot:
        await bot.until("STATUS=Discord")
        bot.signal(signal.SIGTERM)
        assert await bot.ended() == 0
    assert line in bot.errors
    assert "Trying again in" in bot.errors
    assert "html" not in bot.errors


async def test_without_a_network_it_says_so_and_waits(folder: Path) -> None:
    # Nothing listens at the first port.
    async with bot_process("http://127.0.0.1:1", folder, token=TOKEN) as bot:
        await bot.until("STATUS=Discord cannot be reached")
        bot.signal(signal.SIGTERM)
        assert await bot.ended() == 0
    assert "Discord cannot be reached at 127.0.0.1: the connection is refused." in bot.errors
    assert "Traceback" not in bot.errors
