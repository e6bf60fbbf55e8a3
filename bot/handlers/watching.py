"""Tells new statements where they are watched: noted first, then posted, then confirmed."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import discord

from bot.asking.service import Service
from bot.asking.watches import ANSWERED_BY, behind, claims_of
from bot.components.unwatch import UnwatchButton, claim_of
from bot.render.cards import watch_card
from bot.render.heads import watch_heading
from bot.render.pieces import Look
from bot.render.room import Room
from bot.texts.catalogue import say
from retrieval import OnRecordError
from retrieval.following.taking_turns import take_turns
from retrieval.types.watching import Claim, Watch

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

_log = logging.getLogger(__name__)

PART = "watch"
"""What the one process has that tells what is watched; see ``Retriever.lead``."""

PAUSE_S, AGAIN_S = 5.0, 300.0
"""Seconds between looks for what is new, and between tries to post what could not be posted."""

GIVEN_UP = timedelta(days=7)
"""After so long nobody waits for a statement any more."""

_LOOKED_BACK = 100
_UNKNOWN_CHANNEL = 10_003
_PINGED = "<@&{}>"


class Watching:
    """Looks for what is new, and posts it. Belongs to one event loop.

    Of several processes on one database one does so at a time; where that one dies, another goes on with what it left.

    Args:
        bot: posts.
        service: looks.
        pause: seconds between looks.
        answered_by: what was noted longer ago and is not confirmed is being posted by nobody any more.
        told: is told of each post.
    """

    def __init__(
        self,
        bot: "OnRecordBot",
        service: Service,
        *,
        pause: float = PAUSE_S,
        answered_by: timedelta = ANSWERED_BY,
        told: Callable[[Watch], None] = lambda _: None,
    ) -> None:
        self._bot = bot
        self._service = service
        self._pause = pause
        self._answered_by = answered_by
        self._told = told

    async def run(self) -> None:
        """Look again and again, until this is cancelled; whatever goes wrong with one watch stops no other."""
        await self._bot.wait_until_ready()
        while True:
            try:
                with closing(self._service.retriever.lead(PART)) as lead:
                    await take_turns(lead, self._keep_looking, asyncio.Event())
            except (OnRecordError, OSError) as error:
                _log.warning("Watches cannot be looked after (%s); the next try is in %.0f s.", error, AGAIN_S)
                await asyncio.sleep(AGAIN_S)

    async def _keep_looking(self, ended: asyncio.Event) -> None:
        # What a bot that died was posting is nobody's any more soon after this one began.
        pauses = chain((self._answered_by.total_seconds(),), repeat(AGAIN_S))
        due = time.monotonic()
        while not ended.is_set():
            # Whatever it is, the next look may do better, and the bot goes on answering.
            try:
                await self.look()
                if time.monotonic() >= due:
                    due = time.monotonic() + next(pauses)
                    await self.post_again()
            except Exception:  # noqa: BLE001
                _log.exception("Watches could not be looked after; the next try is in %.0f s.", self._pause)
            await asyncio.sleep(self._pause)

    async def look(self) -> int:
        """Tell what is new; gives how many statements."""
        service = self._service
        waiting = await service.desk.small(lambda: list(behind(service.retriever, service.reader)))
        count = 0
        for watch in waiting:
            try:
                claims = await claims_of(service, watch)
            except OnRecordError as error:
                _log.warning("Watch %d: %s", watch.id, error)
                continue
            for claim in claims:
                count += await self._post(watch, claim)
        return count

    async def post_again(self) -> int:
        """Post what was noted and never confirmed, unless its message stands there already; gives how many."""
        watches = self._service.retriever.watches
        before = datetime.now(UTC) - self._answered_by

        def look() -> list[tuple[Watch, Claim]]:
            found = []
            for guild in dict.fromkeys(watch.guild for watch in watches.all()):
                # What a server watches is looked up in what that server sees, and nowhere else.
                reader = self._service.reader(guild)
                found += watches.unposted(before=before, guild=guild, find=reader.item)
            return [(watch, claim) for claim in found if (watch := watches.get(claim.watch))]

        count = 0
        for watch, claim in await self._service.desk.write(look):
            if datetime.now(UTC) - claim.claimed > GIVEN_UP:
                await self._service.desk.write(partial(watches.drop, claim.id))
                continue
            if message := await self._standing(watch, claim):
                await self._confirm(claim, message)
            else:
                count += await self._post(watch, claim)
        return count

    async def _post(self, watch: Watch, claim: Claim) -> bool:
        """Post a statement, and confirm it; false where that cannot be done now."""
        channel = self._bot.get_partial_messageable(int(watch.channel))
        roles = [discord.Object(int(watch.role))] if watch.role else []
        try:
            message = await channel.send(
                view=watch_message(watch, claim, self._service.translator),
                nonce=claim.nonce,
                allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=roles or False),
            )
        except discord.HTTPException as error:
            if error.code == _UNKNOWN_CHANNEL:
                _log.info("Watch %d ends: its channel is gone.", watch.id)
                await self._service.desk.write(lambda: self._service.retriever.watches.remove(watch.id))
            else:
                _log.warning("Watch %d cannot be told now: %s", watch.id, error.text or error.status)
            return False
        await self._confirm(claim, str(message.id))
        self._told(watch)
        return True

    async def _confirm(self, claim: Claim, message: str) -> None:
        await self._service.desk.write(lambda: self._service.retriever.watches.posted(claim.id, message))

    async def _standing(self, watch: Watch, claim: Claim) -> str:
        """The message that tells a statement already, where somebody died between posting and confirming it."""
        channel: Any = self._bot.get_partial_messageable(int(watch.channel))
        try:
            async for message in channel.history(after=claim.claimed - timedelta(minutes=1), limit=_LOOKED_BACK):
                if message.author == self._bot.user and claim_of(message) == claim.id:
                    return str(message.id)
        except discord.HTTPException as error:
            # Without the right to read, the nonce alone keeps a post from standing there twice.
            _log.info("Watch %d: what stands in its channel cannot be read (%s).", watch.id, error.text)
        return ""


def watch_message(watch: Watch, claim: Claim, translator: str = "") -> discord.ui.LayoutView:
    """A new statement as a message.

    Args:
        watch: why it is told.
        claim: what is told.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """
    view = discord.ui.LayoutView(timeout=None)
    if watch.role:
        view.add_item(discord.ui.TextDisplay(_PINGED.format(int(watch.role))))
    heading = watch_heading(watch.written or watch.speaker, watch.topic, watch.language)
    room = Room(Room().text - 100, Room().components - 5)
    look = Look({claim.hit.speaker.name: watch.written} if claim.hit.speaker and watch.written else {}, translator)
    view.add_item(watch_card(claim.hit, heading, watch.language, room=room, look=look))
    label = say("watch.stop_this", watch.language)
    view.add_item(discord.ui.ActionRow(UnwatchButton(discord.ui.Button(label=label), watch.id, claim.id)))
    return view
