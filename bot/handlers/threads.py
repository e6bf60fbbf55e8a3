"""Threads at an answer, for the hits that its message does not hold."""

from dataclasses import replace
from typing import Any

import discord

from bot.asking.given import Given
from bot.asking.page import Page
from bot.asking.request import Request
from bot.asking.service import Asker, Service
from bot.components.layout import Laid
from bot.handlers.answering import Answers
from bot.handlers.askers import asker_of
from bot.render.escape import one_line
from bot.texts.catalogue import say
from retrieval.types.shown import ShownAnswer

MOST, PER_MESSAGE = 20, 5
"""Hits that are posted at once, and in each message; the others are pages of the last one."""

_LONGEST_NAME = 100
_THREAD_EXISTS = 160_004
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes"""


class Threads:
    """Opens threads at answers.

    Args:
        service: answers.
        answers: shows what it answers.
    """

    def __init__(self, service: Service, answers: Answers) -> None:
        self._service = service
        self._answers = answers
        # A thread at a message has the message's id.
        self._filling: set[int] = set()

    async def open(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Open a thread at an answer and post the other hits there; where there is one already, lead to it.

        Args:
            interaction: the press, not answered yet.
            answer_id: of the answer.
        """
        shown, given = await self._service.recall(answer_id, str(interaction.guild_id or ""))
        asker = await asker_of(interaction, self._service)
        message = interaction.message
        assert message is not None
        await interaction.response.defer(thinking=True, ephemeral=True)
        if message.thread is not None:
            await self._go_on(interaction, message.thread, asker, shown, given)
            return
        may = interaction.app_permissions
        # Nobody opens a thread through the bot who may open none.
        if not (
            may.create_public_threads and may.send_messages_in_threads and interaction.permissions.create_public_threads
        ):
            await self._show_pages(interaction, asker, shown, given)
            return
        # A second press may come before Discord has answered the first.
        is_being_filled = message.id in self._filling
        self._filling.add(message.id)
        try:
            thread = await message.create_thread(name=thread_name(given.request))
        except discord.Forbidden:
            self._filling.discard(message.id)
            await self._show_pages(interaction, asker, shown, given)
            return
        except discord.HTTPException as error:
            if not is_being_filled:
                self._filling.discard(message.id)
            if error.code != _THREAD_EXISTS:
                raise
            await _lead(interaction, message.id, "thread.there", asker)
            return
        await self._fill(thread, asker, shown, given)
        await _lead(interaction, thread.id, "thread.opened", asker)

    async def _go_on(
        self,
        interaction: discord.Interaction[Any],
        thread: discord.Thread,
        asker: Asker,
        shown: ShownAnswer,
        given: Given,
    ) -> None:
        """Lead to a thread that is there; one in which nothing could be posted when it was opened is filled first."""
        stands = await self._service.desk.small(lambda: self._service.retriever.shown.last_in(str(thread.id)))
        if stands is None and thread.id not in self._filling:
            await self._fill(thread, asker, shown, given)
        await _lead(interaction, thread.id, "thread.there", asker)

    async def _show_pages(
        self, interaction: discord.Interaction[Any], asker: Asker, shown: ShownAnswer, given: Given
    ) -> None:
        await self._answers.show_own_copy(interaction, asker, shown, given.request, given.offset + len(given.hits))
        await interaction.followup.send(say("thread.not_allowed", asker.language), ephemeral=True)

    async def _fill(self, thread: discord.Thread, asker: Asker, shown: ShownAnswer, given: Given) -> None:
        """Post the hits that the answer's own message does not show, once at a time."""
        self._filling.add(thread.id)
        try:
            await self._post(thread, asker, shown, given)
        finally:
            self._filling.discard(thread.id)

    async def _post(self, thread: discord.Thread, asker: Asker, shown: ShownAnswer, given: Given) -> None:
        """Post them; each message is an answer to go on from."""
        many = given.request.model_copy(update={"limit": MOST})
        rest = await self._service.page(many, shown.guild, given.offset + len(given.hits))
        there = replace(asker, user=shown.asker, guild=shown.guild, channel=str(thread.id), parent=shown.channel)
        posted = 0
        while posted < len(rest.hits):
            laid, answer_id = self._lay_from(rest, posted, there)
            posted += max(1, len(laid.page.hits))
            answer = self._service.new_answer(answer_id, laid.page, there)
            await self._service.keep(answer)
            message = await thread.send(view=laid.view, allowed_mentions=discord.AllowedMentions.none())
            await self._service.keep(answer, message=str(message.id))

    def _lay_from(self, rest: Page, start: int, asker: Asker) -> tuple[Laid, str]:
        """The next message of a thread, from a hit on, and the id of its answer; the last one can be turned."""
        hits = rest.hits[start : start + PER_MESSAGE]
        request = rest.request.model_copy(update={"limit": PER_MESSAGE})
        page = replace(rest, request=request, offset=rest.offset + start, hits=hits)
        answer_id, is_headed = self._service.new_id(), not start
        laid = self._answers.lay(page, answer_id, asker, is_headed=is_headed, overflow="below")
        if start + len(laid.page.hits) < len(rest.hits):
            return laid, answer_id
        return self._answers.lay(page, answer_id, asker, is_headed=is_headed), answer_id


def thread_name(request: Request) -> str:
    """What a thread at an answer is called: the question, as long as Discord lets it be.

    Args:
        request: what was asked.
    """
    asked = one_line(request.text) or one_line(" · ".join([*request.speakers, request.topic]))
    if len(asked) > _LONGEST_NAME:
        asked = f"{asked[: _LONGEST_NAME - 1]}…"
    # Joiners and the like are kept, and nothing but these is no name.
    is_visible = any(sign.isprintable() and not sign.isspace() for sign in asked)
    return asked if is_visible else say("thread.name", request.language)


async def _lead(interaction: discord.Interaction[Any], thread: int, key: str, asker: Asker) -> None:
    await interaction.followup.send(say(key, asker.language, thread=f"<#{thread}>"), ephemeral=True)
