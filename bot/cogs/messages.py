"""Questions in messages: where the bot is mentioned or replied to, in direct messages, in threads at its answers."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.asking.addressed import Manner, manner_of
from bot.asking.chatter import chatter_in
from bot.asking.conversing import answer_listened_for, earlier_answer, going_on
from bot.asking.errors import LongQuestionError
from bot.asking.given import Given
from bot.asking.overheard import is_meant, is_worth_a_word
from bot.asking.request import Request
from bot.asking.service import Asker
from bot.asking.written import question_in
from bot.components.layout import text_layout
from bot.handlers.hearing import spot_of, written_of
from bot.handlers.replying import cannot_write, hush, lacking, reply, tell, typing_in
from bot.render.escape import escape, one_line
from bot.texts.catalogue import say
from retrieval.query.arguments import MAX_QUESTION
from retrieval.query.talk import Talk
from retrieval.types.shown import ShownAnswer

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

EDITABLE = timedelta(minutes=1)
"""How long after a message its author may change the question in it, and the answer changes too."""

_MOST_RECENT = 500
_LONGEST_NAME = 60


@dataclass
class Heard:
    """A message that was heard, for as long as its author may change it.

    Attributes:
        message: as it is now.
        manner: how it is meant for the bot.
        before: the answer that it goes on from, once that is known.
        answer: the message that answers it, once there is one.
        shown: the answer in that message.
        turn: one after the other: a change waits for the answer to what stood there before.
    """

    message: discord.Message
    manner: Manner
    before: tuple[Given | None] | None = None
    answer: discord.Message | None = None
    shown: ShownAnswer | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def question(self) -> str:
        """What it asks."""
        return question_in(self.message.content)

    async def put(self, view: discord.ui.LayoutView) -> discord.Message:
        """Answer it, in place of the answer that it had."""
        if self.answer is not None:
            try:
                return await self.answer.edit(view=view)
            except discord.NotFound:
                self.answer = self.shown = None
        self.answer = await reply(self.message, view)
        return self.answer


class MessagesCog(commands.Cog):
    """Questions in messages.

    Args:
        bot: whom they are put to.
    """

    def __init__(self, bot: "OnRecordBot") -> None:
        self._bot = bot
        self._recent: OrderedDict[int, Heard] = OrderedDict()
        self._waiting: set[str] = set()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message, if it is meant for the bot."""
        if (manner := self._manner(message)) is not None:
            heard = self._recent[message.id] = Heard(message, manner)
            while len(self._recent) > _MOST_RECENT:
                self._recent.popitem(last=False)
            await self._take(heard)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, change: discord.RawMessageUpdateEvent) -> None:
        """Answer a message anew whose author changed the question in it right after writing it."""
        heard, message = self._recent.get(change.message_id), change.message
        # Discord tells of a preview that it adds to a message as of a change.
        if heard is None or message.content == heard.message.content or self._manner(message) is None:
            return
        if (message.edited_at or message.created_at) - message.created_at <= EDITABLE:
            heard.message = message
            await self._take(heard)

    def _manner(self, message: discord.Message) -> Manner | None:
        assert self._bot.user is not None
        return manner_of(written_of(message, self._bot.user))

    async def _take(self, heard: Heard) -> None:
        async with heard.turn:
            # Whatever goes wrong before it is known who asks is told all the same.
            try:
                asker = await self._asker(heard)
                is_taken = await self._is_taken(heard, asker)
            except Exception as error:  # noqa: BLE001
                await self._refuse(heard, error)
                return
            if is_taken:
                await self._attend(heard, asker)

    async def _asker(self, heard: Heard) -> Asker:
        message, spot = heard.message, spot_of(heard.message)
        guild = message.guild
        return await self._bot.service.asker(
            str(message.author.id),
            str(guild.id) if guild else "",
            spot.channel,
            text=heard.question or (guild.name if guild else ""),
            parent=spot.parent,
        )

    async def _is_taken(self, heard: Heard, asker: Asker) -> bool:
        """Whether the bot answers there at all, and, of what it only overhears, whether it asks for an answer."""
        if asker.guild and not asker.settings.answers_mentions:
            return False
        if heard.manner == "spoken_to":
            if not asker.is_allowed:
                await hush(heard.message)
            return asker.is_allowed
        if not asker.is_allowed or lacking(heard.message):
            return False
        retriever, spot, question = self._bot.service.retriever, spot_of(heard.message), heard.question

        def look() -> bool:
            listened = answer_listened_for(retriever, spot)
            return listened is not None and is_meant(question, Given.model_validate_json(listened.state).query)

        return await self._bot.service.desk.small(look)

    async def _attend(self, heard: Heard, asker: Asker) -> None:
        has_begun = False

        async def work() -> None:
            nonlocal has_begun
            has_begun = True
            self._waiting.discard(asker.user)
            await self._answer(heard, replace(asker, is_private=False))

        async def say_so(text: str) -> None:
            if heard.manner != "spoken_to" or (not has_begun and asker.user in self._waiting):
                return
            if not has_begun:
                # Whoever asks too fast is told so once, not once a message.
                self._waiting.add(asker.user)
            await tell(heard.message, text)

        admitted = (asker.user, asker.guild)
        await self._bot.attendant.attend("message", work, say_so, asker.language, asker.guild, admitted)

    async def _refuse(self, heard: Heard, error: Exception) -> None:
        async def fail() -> None:
            raise error

        async def say_so(text: str) -> None:
            if heard.manner == "spoken_to":
                await tell(heard.message, text)

        await self._bot.attendant.attend("message", fail, say_so, "en")

    async def _answer(self, heard: Heard, asker: Asker) -> None:
        if lacking(heard.message):
            raise cannot_write(heard.message)
        question = heard.question
        if len(question) > MAX_QUESTION:
            raise LongQuestionError(MAX_QUESTION)
        desk = self._bot.service.desk
        if chatter := await desk.small(lambda: chatter_in(question)):
            await heard.put(text_layout(await self._small_talk(chatter, asker)))
            return
        async with typing_in(heard.message.channel):
            heard.shown = await self._bot.answers.send_answer(
                asker,
                await self._request(heard, asker),
                heard.put,
                is_wanted=is_worth_a_word if heard.manner == "overheard" else None,
                instead_of=heard.shown,
            )

    async def _request(self, heard: Heard, asker: Asker) -> Request:
        """The question, with the one before it."""
        service, spot = self._bot.service, spot_of(heard.message)
        request = await service.request(asker, heard.question, private=False)
        if heard.before is None:
            # Once: after a change the last answer there is that to the message itself.
            found = await service.desk.small(lambda: earlier_answer(service.retriever, spot))
            heard.before = (Given.model_validate_json(found.state) if found else None,)
        (before,) = heard.before
        return await service.desk.small(lambda: going_on(request, before)) if before else request

    async def _small_talk(self, chatter: Talk, asker: Asker) -> str:
        service = self._bot.service
        known = await service.desk.small(lambda: service.reader(asker.guild).complete_speakers("", 1))
        name = one_line(known[0].value)[:_LONGEST_NAME] if known else say("messages.example_name", asker.language)
        return say(f"messages.{chatter}", asker.language, name=escape(name))
