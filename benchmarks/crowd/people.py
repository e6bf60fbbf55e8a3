"""Fifty people who ask one question after the other, and what became of each question."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.guilds import Guild
from tests.fakes.loopback.interactions import Interaction
from tests.fakes.loopback.people import User

GUILDS = 5
PATIENCE_S = 60.0
LONGEST_SILENCE_S = 3.5
"""After three seconds without a sign Discord tells whoever asked that nothing came, and takes no answer."""

_SENDS = 4


@dataclass
class Asked:
    """What became of one question.

    Attributes:
        interaction: as Discord has it.
        sent: when it was asked, on the clock that passes evenly.
        seconds: from asking to the answer; None where none came.
        answers: how many messages answer it.
    """

    interaction: Interaction
    sent: float
    seconds: float | None = None
    answers: int = 0

    @property
    def is_told_why_not(self) -> bool:
        """Whether it was answered by a sentence in place of an answer."""
        original = self.interaction.original
        return self.answers > 0 and (original is None or not original.is_v2)

    @property
    def is_acknowledged(self) -> bool:
        """Whether the bot took it, and Discord its word."""
        return self.interaction.response is not None

    def count(self) -> None:
        """Count what answers it."""
        replies = self.interaction.replies
        while not replies.empty():
            kind, body = replies.get_nowait()
            self.answers += kind == "followup" or (kind == "callback" and body["type"] == _SENDS)


@dataclass
class Crowd:
    """People of some servers, who ask at once.

    Attributes:
        discord: where.
        people: each in a server.
        asked: everything that was asked.
        answered: how many have an answer so far.
    """

    discord: FakeDiscord
    people: list[tuple[User, Guild]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    answered: int = 0
    _counted: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def until(self, answered: int) -> None:
        """Wait until so many are answered."""
        async with self._counted:
            await self._counted.wait_for(lambda: self.answered >= answered)

    async def gather(self, users: int) -> None:
        """Let people come together.

        Args:
            users: how many.
        """
        guilds = [await self.discord.add_guild(f"Harbor Watch {number}") for number in range(GUILDS)]
        for number in range(users):
            user, guild = self.discord.add_user(f"user-{number}"), guilds[number % GUILDS]
            await self.discord.join(guild, user)
            self.people.append((user, guild))

    async def ask(self, questions: Sequence[str], until: Callable[[], bool] = lambda: False) -> None:
        """Ask all of them; each person asks the next one as soon as the last is answered.

        Args:
            questions: shared out among the people in turn.
            until: no more is asked once this is so.
        """

        async def one(place: int) -> None:
            user, guild = self.people[place]
            for question in questions[place :: len(self.people)]:
                if until():
                    return
                await self._ask(question, user, guild)

        await asyncio.gather(*(one(place) for place in range(len(self.people))))
        for asked in self.asked:
            asked.count()

    async def _ask(self, question: str, user: User, guild: Guild) -> None:
        began = time.monotonic()
        locale = "en-US" if question.isascii() else "ja"
        token = await self.discord.command("ask", guild=guild, user=user, locale=locale, question=question)
        interaction = self.discord.interaction(token)
        asked = Asked(interaction, began)
        self.asked.append(asked)
        # Whoever sees that nothing takes the question waits no longer.
        if await _comes(interaction, lambda: interaction.response is not None, LONGEST_SILENCE_S) and await _comes(
            interaction, lambda: interaction.is_settled, PATIENCE_S
        ):
            asked.seconds = time.monotonic() - began
            async with self._counted:
                self.answered += 1
                self._counted.notify_all()


async def _comes(interaction: Interaction, is_so: Callable[[], bool], seconds: float) -> bool:
    async with interaction.changed:
        try:
            await asyncio.wait_for(interaction.changed.wait_for(is_so), seconds)
        except TimeoutError:
            return False
    return True
