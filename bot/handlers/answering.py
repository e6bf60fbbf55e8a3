"""From a request to a message that shows its answer, and on from there."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.asking.errors import ForgottenError, NotKeptError
from bot.asking.page import Page
from bot.asking.request import Request
from bot.asking.service import Asker, Service
from bot.asking.spent import spending
from bot.components.layout import Laid, Overflow, answer_layout
from bot.handlers.askers import asker_of
from retrieval.errors import StorageError
from retrieval.types.shown import ShownAnswer

_log = logging.getLogger(__name__)

Send = Callable[[discord.ui.LayoutView], Awaitable[discord.Message | None]]
"""Sends a message; gives it where everyone in its channel sees it."""


@dataclass(frozen=True)
class _Made:
    """An answer that is to be sent: the page, the message, and what is kept of it."""

    page: Page
    view: discord.ui.LayoutView
    shown: ShownAnswer


class Answers:
    """Sends answers and goes on from them.

    Args:
        service: answers.
    """

    def __init__(self, service: Service) -> None:
        self._service = service

    async def answer_interaction(self, interaction: discord.Interaction[Any], asker: Asker, request: Request) -> None:
        """Answer a command or a press with a message of its own.

        Args:
            interaction: not answered yet.
            asker: who asks.
            request: what.
        """
        # Discord waits three seconds for a first sign; a search may take longer.
        with spending("send"):
            begun = await interaction.response.defer(thinking=True, ephemeral=request.private)
        # The answer takes the place of "thinking …", so that what shows it is known before it is sent.
        message = str(begun.message_id or "") if begun and not request.private else ""

        async def send(view: discord.ui.LayoutView) -> discord.Message | None:
            message = await interaction.followup.send(view=view, wait=True)
            return None if request.private else message

        await self.send_answer(asker, request, send, message=message)

    async def send_answer(
        self,
        asker: Asker,
        request: Request,
        send: Send,
        *,
        message: str = "",
        is_wanted: Callable[[Page], bool] | None = None,
        instead_of: ShownAnswer | None = None,
    ) -> ShownAnswer | None:
        """Ask, send the answer, and keep it so that its buttons work.

        Args:
            asker: who asks.
            request: what.
            send: sends it.
            message: the message that will show it, where that is known before.
            is_wanted: whether an answer is to be sent at all; None for any.
            instead_of: the answer whose message ``send`` changes into this one.

        Returns:
            The answer as it is kept; None where none was sent, or none could be kept.
        """
        answer_id = instead_of.id if instead_of else self._service.new_id()

        def made(page: Page) -> _Made | None:
            if is_wanted and not is_wanted(page):
                return None
            laid = self.lay(page, answer_id, asker)
            shown = replace(self._service.new_answer(answer_id, laid.page, asker), message=message)
            return _Made(page, laid.view, shown)

        answer = await self._service.page_as(made, request, asker.guild)
        if answer is None:
            return None
        shown = answer.shown
        try:
            await self._service.keep(shown)
        except (StorageError, NotKeptError) as error:
            # Buttons of an answer that cannot be kept would do nothing.
            _log.warning("The answer could not be kept, and goes out without buttons: %s", error)
            await send(self.lay(answer.page, "", asker).view)
            return None
        with spending("send"):
            sent = await send(answer.view)
        if sent is not None and str(sent.id) != message:
            shown = replace(shown, message=str(sent.id))
            try:
                await self._service.keep(shown)
            except (StorageError, NotKeptError) as error:
                # The answer stands there; only a reply to it begins anew.
                _log.warning("Which message shows an answer could not be kept: %s", error)
        return shown

    async def show_page(self, interaction: discord.Interaction[Any], answer_id: str, offset: int) -> None:
        """Show another page of an answer: in its place to its asker, as a message of their own to anybody else.

        Args:
            interaction: the press, not answered yet.
            answer_id: of the answer.
            offset: hits before the page.
        """
        shown, given = await self._service.recall(answer_id, str(interaction.guild_id or ""))
        await self.show_request(interaction, shown, given.request, offset)

    async def show_request(
        self, interaction: discord.Interaction[Any], shown: ShownAnswer, request: Request, offset: int = 0
    ) -> None:
        """Show what a request gets: in place of an answer to its asker, as a message of their own to anybody else.

        Args:
            interaction: the press under the answer, not answered yet.
            shown: the answer.
            request: what is asked.
            offset: hits before the page.
        """
        asker = await asker_of(interaction, self._service)
        if asker.user != shown.asker:
            await interaction.response.defer(thinking=True, ephemeral=True)
            await self.show_own_copy(interaction, asker, shown, request, offset)
            return
        await interaction.response.defer()
        laid = await self.laid(request, shown.guild, offset, shown.id, asker)

        async def edit() -> None:
            await interaction.edit_original_response(view=laid.view)

        await self.change(shown, laid, edit)

    async def change(self, shown: ShownAnswer, laid: Laid, edit: Callable[[], Awaitable[None]]) -> None:
        """Change an answer into another page, in its message and as it is kept.

        Args:
            shown: the answer.
            laid: the page.
            edit: changes the message.

        Raises:
            discord.HTTPException: the message cannot be changed; the answer is kept as it was.
        """
        # Whoever presses what is shown next goes on from there; what is not shown in the end is not gone on from.
        await self._service.keep(shown, page=laid.page)
        try:
            await edit()
        except discord.HTTPException:
            await self._service.keep(shown)
            raise

    async def show_own_copy(
        self, interaction: discord.Interaction[Any], asker: Asker, shown: ShownAnswer, request: Request, offset: int
    ) -> None:
        """Show a page of an answer to one person alone, to turn from there.

        Args:
            interaction: deferred for that person alone.
            asker: that person.
            shown: the answer.
            request: what is asked.
            offset: hits before the page.
        """
        view = await self.own_copy(asker, shown, request, offset)
        await interaction.followup.send(view=view, ephemeral=True)

    async def own_copy(
        self, asker: Asker, shown: ShownAnswer, request: Request, offset: int = 0
    ) -> discord.ui.LayoutView:
        """A page of an answer for one person alone, kept as an answer of its own.

        Args:
            asker: that person.
            shown: the answer.
            request: what is asked.
            offset: hits before the page.
        """
        own = request.model_copy(update={"private": True, "language": asker.language})
        copy_id = self._service.new_id()
        laid = await self.laid(own, shown.guild, offset, copy_id, asker)
        await self._service.keep(self._service.new_answer(copy_id, laid.page, replace(asker, guild=shown.guild)))
        return laid.view

    async def follow_step(self, interaction: discord.Interaction[Any], answer_id: str, place: int) -> None:
        """Ask what an answer suggests; for all to see where the asker of a public answer does it.

        Args:
            interaction: the press, not answered yet.
            answer_id: of the answer.
            place: which of its suggestions.
        """
        shown, given = await self._service.recall(answer_id, str(interaction.guild_id or ""))
        if place >= len(given.steps):
            raise ForgottenError
        asker = await asker_of(interaction, self._service)
        step = given.steps[place]
        asked = given.request.model_copy(
            update={
                # Of a timeline that was empty, another timeline; where nobody is named, a question.
                "kind": given.request.kind if step.speakers else "ask",
                # A suggestion is a question with all of its filters.
                "text": step.question,
                "speakers": step.speakers,
                "sources": step.sources,
                "since": step.since,
                "until": step.until,
                "topic": "",
                "context": None,
                "private": given.request.private or asker.user != shown.asker,
                "language": asker.language,
            }
        )
        await self.answer_interaction(interaction, asker, asked)

    async def laid(self, request: Request, guild: str, offset: int, answer_id: str, asker: Asker) -> Laid:
        """A page of what is asked, as a message; both are made off the loop.

        Args:
            request: what is asked.
            guild: whose feeds.
            offset: hits before the page.
            answer_id: under which it is kept.
            asker: who asked, and where.
        """
        return await self._service.page_as(lambda page: self.lay(page, answer_id, asker), request, guild, offset)

    def lay(
        self, page: Page, answer_id: str, asker: Asker, *, is_headed: bool = True, overflow: Overflow | None = None
    ) -> Laid:
        """A page as a message.

        Args:
            page: what is to be shown.
            answer_id: under which it is kept; empty where it is not.
            asker: who asked, and where.
            is_headed: whether the question stands above the hits.
            overflow: where the hits are that it does not hold; None for where the server wants them.
        """
        # There are no threads in direct messages, nor in threads, nor at what only one person sees; a list has pages.
        can_branch = bool(asker.guild and page.answer) and not asker.parent and not page.request.private
        return answer_layout(
            page,
            answer_id,
            overflow=overflow or (asker.settings.overflow if can_branch else "pages"),
            is_headed=is_headed,
            is_manager=asker.is_manager,
            translator=self._service.translator,
        )
