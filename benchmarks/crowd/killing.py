"""The bot is killed in the middle of answering and of posting what is watched, and started again."""

import asyncio
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crowd.bot import ROOT, running
from benchmarks.crowd.database import Holding
from benchmarks.crowd.people import Crowd
from benchmarks.crowd.posts import questions
from benchmarks.crowd.trials import Size
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.guilds import Channel

WATCHED, STATEMENTS, KILLS = 3, 4, 2
LONGEST_S = 150.0
"""What a bot that was killed left half done is posted after a minute."""


@dataclass(frozen=True)
class Killing:
    """What became of watches and of old answers.

    Attributes:
        kills: how often the bot was killed.
        statements: that were to be posted, counted for each channel.
        posted: of these, those that stand there.
        twice: of these, those that stand there more than once.
        buttons: of answers from before the last kill that were pressed after it.
        dead: of these, those that did nothing.
    """

    kills: int
    statements: int
    posted: int
    twice: int
    buttons: int
    dead: int

    @property
    def faults(self) -> int:
        """What is not as it must be."""
        return self.statements - self.posted + self.twice + self.dead


async def killed(holding: Holding, size: Size, **settings: str) -> Killing:
    """Ask, watch, kill and start again.

    Args:
        holding: what is asked.
        size: how much is asked each time.
        settings: of the bot.
    """
    discord = FakeDiscord(real_time=True)
    crowd = Crowd(discord)
    await crowd.gather(size.users)
    await discord.start()
    names = [one.latin for one in holding.cast.speakers[:WATCHED]]
    channels = [guild.general for _, guild in crowd.people[:WATCHED]]
    asked = questions(holding.cast, size.questions)
    try:
        with holding.copied() as database:
            async with running(discord.base, database, **settings):
                for name, (user, guild) in zip(names, crowd.people, strict=False):
                    await discord.final(await discord.command("watch", guild=guild, user=user, speaker=name))
            news = await _news(database, names)
            for _ in range(KILLS):
                await _kill_once(discord, crowd, database, asked, settings)
            old = [one for one in crowd.asked if one.seconds is not None]
            async with running(discord.base, database, **settings):
                await news.wait()
                wanted = WATCHED * STATEMENTS
                await _until_posted(channels, discord, wanted)
                pressed = old[:: max(1, len(old) // 10)]
                dead = [not await _turns(discord, one.interaction.token) for one in pressed]
            counts = [Counter(_told(discord, channel)) for channel in channels]
    finally:
        await discord.stop()
    return Killing(
        kills=KILLS,
        statements=wanted,
        posted=sum(len(count) for count in counts),
        twice=sum(times > 1 for count in counts for times in count.values()),
        buttons=len(pressed),
        dead=sum(dead),
    )


async def _kill_once(
    discord: FakeDiscord, crowd: Crowd, database: Path, asked: Sequence[str], settings: dict[str, str]
) -> None:
    async with running(discord.base, database, **settings) as bot:
        is_dead = asyncio.Event()
        asking = asyncio.create_task(crowd.ask(asked, until=is_dead.is_set))
        await crowd.until(crowd.answered + len(asked) // 4)
        bot.signal(signal.SIGKILL)
        is_dead.set()
        await bot.ended()
    # Nobody answers those who wait, and they give up.
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking


async def _news(database: Path, names: Sequence[str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.crowd.news", str(database), str(STATEMENTS), *names,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


async def _until_posted(channels: Sequence[Channel], discord: FakeDiscord, wanted: int) -> None:
    until = time.monotonic() + LONGEST_S
    with suppress(TimeoutError):
        async with asyncio.timeout_at(asyncio.get_running_loop().time() + until - time.monotonic()):
            await discord.rest.until(lambda: sum(len(set(_told(discord, one))) for one in channels) >= wanted)


def _told(discord: FakeDiscord, channel: Channel) -> Iterator[str]:
    """Which statement each post of a channel tells, as often as it is told there."""
    for message in discord.messages(channel):
        if message.author is discord.bot and message.token is None:
            words = message.text.replace("*", "").casefold().split("berth ")
            if len(words) > 1:
                yield words[1].split()[0]


async def _turns(discord: FakeDiscord, token: str) -> bool:
    """Whether a verdict can be given on an old answer."""
    message = await discord.final(token)
    button = next((one["custom_id"] for one in message.items(2) if ":verdict:" in one.get("custom_id", "")), None)
    if button is None:
        return True
    pressed = await discord.click(button, message, user=discord.interaction(token).user)
    try:
        await discord.reply(pressed)
    except TimeoutError:
        return False
    return True
