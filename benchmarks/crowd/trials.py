"""What is tried with a crowd: asking, a connection that breaks, being stopped, completion."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.crowd.bot import Bot, running
from benchmarks.crowd.database import Holding
from benchmarks.crowd.people import Asked, Crowd
from benchmarks.crowd.posts import questions
from tests.fakes.discord_server import FakeDiscord

PHASES = ("asker", "queue", "search", "keep", "send")


@dataclass(frozen=True)
class Size:
    """How much is tried.

    Attributes:
        questions: in all.
        users: who ask at once.
        cuts: of the connection.
    """

    questions: int = 500
    users: int = 50
    cuts: int = 20


@dataclass
class Outcome:
    """What became of the questions of a trial.

    Attributes:
        asked: every question.
        wall: seconds from the first to the last.
        bot_cpu: seconds of the processor that the bot took meanwhile.
        discord_cpu: seconds that this process took, Discord's side.
        phases: milliseconds of each question, by what they went to.
        invalid: bodies that broke Discord's description.
        notes: more figures, by their names.
    """

    asked: list[Asked]
    wall: float = 0.0
    bot_cpu: float = 0.0
    discord_cpu: float = 0.0
    phases: dict[str, list[float]] = field(default_factory=dict)
    invalid: int = 0
    notes: dict[str, float] = field(default_factory=dict)

    @property
    def seconds(self) -> list[float]:
        """Of each question that was answered, in order."""
        return sorted(one.seconds for one in self.asked if one.seconds is not None)

    @property
    def unanswered(self) -> int:
        """Questions that the bot took, and left without a word."""
        return sum(one.is_acknowledged and not one.answers for one in self.asked)

    @property
    def expired(self) -> int:
        """Questions that were not taken within Discord's three seconds."""
        return sum(not one.is_acknowledged for one in self.asked)

    @property
    def twice(self) -> int:
        """Questions with more than one answer."""
        return sum(one.answers > 1 for one in self.asked)

    @property
    def told_why_not(self) -> int:
        """Questions answered by a plain sentence."""
        return sum(one.is_told_why_not for one in self.asked)


@dataclass
class Stage:
    """A Discord with a crowd, and a bot."""

    discord: FakeDiscord
    crowd: Crowd
    bot: Bot
    database: Path


@asynccontextmanager
async def stage(holding: Holding, users: int, **settings: str) -> AsyncIterator[Stage]:
    """A Discord with a crowd and a bot, until the block ends.

    Args:
        holding: what is asked.
        users: how many ask at once.
        settings: of the bot.
    """
    discord = FakeDiscord(real_time=True)
    crowd = Crowd(discord)
    await crowd.gather(users)
    await discord.start()
    try:
        with holding.copied() as database:
            async with running(discord.base, database, **settings) as bot:
                yield Stage(discord, crowd, bot, database)
    finally:
        await discord.stop()


async def asking(holding: Holding, size: Size, **settings: str) -> Outcome:
    """Ask, with nothing in the way.

    Args:
        holding: what is asked.
        size: how much.
        settings: of the bot.
    """
    async with stage(holding, size.users, **settings) as on:
        # The first question of a process is told by itself.
        began = time.monotonic()
        await on.crowd.ask(questions(holding.cast, 1, seed=1))
        first = time.monotonic() - began
        on.crowd.asked.clear()
        outcome = await _measured(on, questions(holding.cast, size.questions))
        outcome.notes["first question ms"] = 1_000 * first
        outcome.notes["longest lag of the loop ms"] = 1_000 * await on.bot.metric("onrecord_event_loop_lag_seconds")
        outcome.notes["memory MB"] = await on.bot.metric("process_resident_memory_bytes") / 2**20
        return outcome


async def completing(holding: Holding, size: Size, **settings: str) -> list[float]:
    """Complete what people type, one after the other; gives seconds from typing to the choices, in order.

    Args:
        holding: what is asked.
        size: so many users type.
        settings: of the bot.
    """
    seconds = []
    async with stage(holding, size.users, **settings) as on:
        for place, (user, guild) in enumerate(on.crowd.people):
            who = holding.cast.speakers[place * 7 % len(holding.cast.speakers)]
            for option, typed in (
                ("speaker", who.latin[:4]),
                ("speaker", who.kana[:2]),
                ("source", f"outlet{place % 10}"),
            ):
                began = time.monotonic()
                token = await on.discord.autocomplete("ask", option, typed, user=user, guild=guild, question="what?")
                assert await on.discord.choices(token)
                seconds.append(time.monotonic() - began)
    return sorted(seconds)


async def cut_off(holding: Holding, size: Size, **settings: str) -> Outcome:
    """Ask while the connection breaks again and again.

    Args:
        holding: what is asked.
        size: how much, and how often it breaks.
        settings: of the bot.
    """
    async with stage(holding, size.users, **settings) as on:
        breaking = asyncio.create_task(_break(on, size))
        outcome = await _measured(on, questions(holding.cast, size.questions))
        outcome.notes["cuts"] = await breaking
        outcome.notes["resumed"] = sum("session_id" in one for one in on.discord.identified)
        return outcome


async def stopped(holding: Holding, size: Size, **settings: str) -> Outcome:
    """Stop the bot by SIGTERM when half of the questions are answered.

    Args:
        holding: what is asked.
        size: how much.
        settings: of the bot.
    """
    async with stage(holding, size.users, **settings) as on:
        is_stopping = asyncio.Event()

        async def stop() -> tuple[int, float]:
            await on.crowd.until(size.questions // 2)
            on.bot.signal(signal.SIGTERM)
            is_stopping.set()
            return await on.bot.ended()

        stopping = asyncio.create_task(stop())
        await on.crowd.ask(questions(holding.cast, size.questions), until=is_stopping.is_set)
        status, seconds = await stopping
        outcome = Outcome(on.crowd.asked, invalid=len(on.discord.invalid))
        outcome.notes["exit status"] = status
        outcome.notes["seconds to the end"] = seconds
        told = [one for one in on.bot.log if str(one.get("message", "")).startswith("Stopped by SIGTERM")]
        outcome.notes["lines of its end"] = len(told)
        return outcome


async def _measured(on: Stage, asked: Sequence[str]) -> Outcome:
    cpu, own, began = await on.bot.metric("process_cpu_seconds_total"), time.process_time(), time.monotonic()
    logged = len(on.bot.log)
    await on.crowd.ask(asked)
    outcome = Outcome(on.crowd.asked, wall=time.monotonic() - began, discord_cpu=time.process_time() - own)
    outcome.bot_cpu = await on.bot.metric("process_cpu_seconds_total") - cpu
    outcome.invalid = len(on.discord.invalid)
    for record in on.bot.log[logged:]:
        if record.get("command") == "ask":
            for phase, spent in record.items():
                if phase.endswith("_ms"):
                    outcome.phases.setdefault(phase.removesuffix("_ms"), []).append(spent)
    return outcome


async def _break(on: Stage, size: Size) -> int:
    """Break the connection at even steps of the questions answered; gives how often."""
    for cut in range(size.cuts):
        await on.crowd.until((cut + 1) * size.questions // (size.cuts + 2))
        on.discord.resumed.clear()
        on.discord.cut()
        await on.discord.resumed.wait()
    return size.cuts
