"""What people do on this Discord, as a test says it; the module ``tests.fakes.discord_server`` shows how."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from tests.fakes.loopback.guilds import Channel, Guild
from tests.fakes.loopback.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Interaction, command_data, push
from tests.fakes.loopback.messages import Message
from tests.fakes.loopback.modals import submission
from tests.fakes.loopback.options import Resolved, fill, find_command
from tests.fakes.loopback.people import User
from tests.fakes.loopback.places import Places

PATIENCE = 15.0
"""Seconds for which a test waits for the bot."""
REACTION = 0.05
"""Seconds that a person needs from seeing a message to pressing something in it; the bot gets to know meanwhile that
what it sent has arrived."""
Named = dict[str, Any] | Message


class Acting(Places):
    """Commands, buttons, menus, modals and messages of people; and what they see of the bot."""

    async def command(
        self,
        name: str,
        *,
        user: User | None = None,
        guild: Guild | None = None,
        channel: Channel | None = None,
        locale: str | None = None,
        options: dict[str, Any] | None = None,
        **more: Any,
    ) -> str:
        """Push a slash command.

        Args:
            name: of the command, with its group and subcommand: "feed add".
            user: who uses it.
            guild: where; its first channel unless ``channel`` says another.
            channel: where.
            locale: of their client, unless that of the user.
            options: values by name, where a name is that of a parameter here.
            more: values by name: str, int, float, bool, or a user, role, channel of this Discord.

        Returns:
            The interaction's token.

        Raises:
            LookupError: no such command or option is registered there.
            ValueError: Discord's client would not let this be sent.
        """
        place, first, *path = self._place(user, guild, channel), *name.split()
        command = find_command(self.world, place.guild, first)
        self._must_be_offered(command, place)
        resolved = Resolved(place.guild)
        filled = fill(command, path, {**(options or {}), **more}, resolved)
        data = command_data(command, filled, resolved)
        return (await push(self.world, COMMAND, data, user or self.asker, place, locale)).token

    async def subcommand(self, *names: str, **about: Any) -> str:
        """Push a subcommand: ``subcommand("feed", "add", url=…)``; arguments as those of ``command``."""
        return await self.command(" ".join(names), **about)

    async def autocomplete(
        self,
        name: str,
        focused: str,
        value: str,
        *,
        user: User | None = None,
        guild: Guild | None = None,
        channel: Channel | None = None,
        locale: str | None = None,
        **others: Any,
    ) -> str:
        """Push what Discord sends while someone types into an option; ``others`` are those already filled."""
        place, first, *path = self._place(user, guild, channel), *name.split()
        command = find_command(self.world, place.guild, first)
        resolved = Resolved(place.guild)
        data = command_data(command, fill(command, path, {**others, focused: value}, resolved, focused), resolved)
        return (await push(self.world, AUTOCOMPLETE, data, user or self.asker, place, locale)).token

    async def menu(
        self, name: str, target: Message | User, *, user: User | None = None, channel: Channel | None = None,
        guild: Guild | None = None, locale: str | None = None,
    ) -> str:  # fmt: skip
        """Push a command of the menu of a message (or of a user)."""
        place = target.channel if isinstance(target, Message) else self._place(user, guild, channel)
        command = find_command(self.world, place.guild, name, 3 if isinstance(target, Message) else 2)
        self._must_be_offered(command, place)
        resolved = Resolved(place.guild)
        resolved.add(target)
        data = command_data(command, [], resolved) | {"target_id": str(target.id)}
        del data["options"]
        return (await push(self.world, COMMAND, data, user or self.asker, place, locale)).token

    async def click(
        self, wanted: str, message: Named | None = None, user_id: int | None = None, *, user: User | None = None,
        locale: str | None = None,
    ) -> str:  # fmt: skip
        """Push a click on a button.

        Args:
            wanted: its custom id or its label.
            message: it is in; else the newest message with such a button.
            user_id: who clicks; or ``user``.
            user: who clicks.
            locale: of their client.
        """
        there = self._message_with(wanted, message)
        button = there.item(wanted)
        if button.get("disabled"):
            raise ValueError(f"the button {wanted!r} is disabled")
        data = {"component_type": 2, "custom_id": button["custom_id"], "id": button["id"]}
        return await self._press(data, there, user, user_id, locale)

    async def choose(
        self, wanted: str, values: list[Any], message: Named | None = None, *, user: User | None = None,
        locale: str | None = None,
    ) -> str:  # fmt: skip
        """Push a choice in a select menu.

        Args:
            wanted: its custom id or placeholder.
            values: of the options (their labels do as well), or users, roles, channels.
            message: it is in; else the newest message with such a menu.
            user: who chooses.
            locale: of their client.

        Raises:
            ValueError: Discord's client would not let these be chosen.
        """
        there = self._message_with(wanted, message)
        menu = there.item(wanted)
        if menu.get("disabled") or not menu.get("min_values", 1) <= len(values) <= menu.get("max_values", 1):
            raise ValueError(f"{len(values)} values cannot be chosen in {wanted!r}")
        data: dict[str, Any] = {"component_type": menu["type"], "custom_id": menu["custom_id"], "id": menu["id"]}
        resolved = Resolved(there.channel.guild)
        if menu["type"] == 3:
            known = {one["label"]: one["value"] for one in menu["options"]} | {
                one["value"]: one["value"] for one in menu["options"]
            }
            if set(values) - set(known):
                raise ValueError(f"{values} are no options of {wanted!r}, which has {list(known)}")
            data["values"] = [known[value] for value in values]
        else:
            data["values"] = [resolved.add(value) for value in values]
            data["resolved"] = resolved.payload()
        return await self._press(data, there, user, None, locale)

    async def submit(
        self, token: str, values: dict[str, Any] | None = None, *, user: User | None = None, **more: Any
    ) -> str:
        """Push a filled modal.

        Args:
            token: of the interaction that the bot answered with the modal.
            values: by label or custom id of the fields; those left out are sent as they stand.
            user: who; else whoever it was opened for.
            more: values, where a label is a Python name.

        Raises:
            LookupError: the modal has no such field.
            ValueError: Discord's client would not send this.
        """
        before = self.world.interactions[token]
        modal = await self.modal(token)
        resolved = Resolved(before.guild)
        data = submission(modal, {**(values or {}), **more}, resolved)
        user = user or before.user
        return (await push(self.world, MODAL, data, user, before.channel, None, before.message)).token

    async def say(
        self, text: str, channel: Channel | None = None, *, user: User | None = None,
        reply_to: Message | None = None, pings: bool = True,
    ) -> Message:  # fmt: skip
        """Somebody writes a message; ``server.mention`` in its text mentions the bot.

        Args:
            text: what they write.
            channel: where; a DM with the bot unless named.
            user: who.
            reply_to: the message they reply to.
            pings: whether the reply notifies its author, as it does unless switched off.
        """
        place = channel or (reply_to.channel if reply_to else self._place(user, None, None))
        about: dict[str, Any] = {"kind": 19, "replied_to": reply_to, "reply_id": reply_to.id} if reply_to else {}
        moment = self.world.clock.now().isoformat()
        message = Message(self.world.clock.snowflake(), place, user or self.asker, text, sent_at=moment, **about)
        allowed = None if pings or reply_to is None else {"parse": ["users", "roles", "everyone"]}
        self.world.store(message, allowed)
        await self.world.announce("MESSAGE_CREATE", message)
        return message

    async def edit(self, message: Message, text: str) -> None:
        """Its author changes a message."""
        message.content, message.edited_at = text, self.world.clock.now().isoformat()
        await self.world.announce("MESSAGE_UPDATE", message)

    async def delete(self, message: Message) -> None:
        """Somebody deletes a message."""
        await self.world.delete(message)

    # What they see

    async def reply(self, token: str) -> tuple[str, dict[str, Any]]:
        """The next thing the bot sent for an interaction: ("callback" | "followup" | "edit" | "delete", payload)."""
        return await asyncio.wait_for(self.world.interactions[token].replies.get(), PATIENCE)

    async def final(self, token: str) -> Message:
        """The message that answers an interaction, once it is no "thinking …"; it changes as the bot edits it.

        For a press whose message the bot changes it is that message; where the bot acknowledged silently and then
        wrote a new one, that one.

        Raises:
            LookupError: the bot opened a modal or completed something: there is no message.
        """
        one = await self._settled(token)
        message = one.followups[0] if one.response == 6 and one.followups else one.original
        if message is None:
            raise LookupError(f"the interaction was answered without a message: {one.modal or one.choices}")
        return message

    async def modal(self, token: str) -> dict[str, Any]:
        """The modal that the bot opened."""
        opened = (await self._settled(token)).modal
        if opened is None:
            raise LookupError("the interaction was not answered with a modal")
        return opened

    async def choices(self, token: str) -> list[dict[str, Any]]:
        """What the bot completed."""
        completed = (await self._settled(token)).choices
        if completed is None:
            raise LookupError("the interaction was not answered with completions")
        return completed

    async def next_message(self, channel: Channel) -> Message:
        """The next message that the bot posted to a channel by itself, not as the answer to an interaction."""
        return await asyncio.wait_for(self.world.posted[channel.id].get(), PATIENCE)

    def interaction(self, token: str) -> Interaction:
        """Everything about an interaction."""
        return self.world.interactions[token]

    def unanswered(self) -> list[Interaction]:
        """Interactions whose asker looks at "thinking …" or at nothing."""
        return [one for one in self.world.interactions.values() if not one.is_settled]

    def messages(self, channel: Channel) -> list[Message]:
        """What stands in a channel, oldest first, private ones too."""
        return [one for one in self.world.messages.values() if one.channel is channel and not one.is_deleted]

    def message(self, message_id: int | str) -> Message:
        """A message, deleted or not."""
        return self.world.messages[int(message_id)]

    def is_private(self, message_id: int | str) -> bool:
        """Whether only one person sees a message."""
        return self.message(message_id).is_private

    async def _settled(self, token: str) -> Interaction:
        one = self.world.interactions[token]
        async with asyncio.timeout(PATIENCE), one.changed:
            await one.changed.wait_for(lambda: one.is_settled)
        return one

    async def _press(
        self, data: dict[str, Any], there: Message, user: User | None, user_id: int | None, locale: str | None
    ) -> str:
        who = user or (self.person(user_id) if user_id is not None else self.asker)
        if there.is_private and there.private_to != who.id:
            raise LookupError(f"{who.name} does not see this message")
        await asyncio.sleep(there.changed_at + REACTION - time.monotonic())
        return (await push(self.world, COMPONENT, data, who, there.channel, locale, there)).token

    def _message_with(self, wanted: str, message: Named | None) -> Message:
        if isinstance(message, Message):
            return message
        if message is not None and int(message["id"]) in self.world.messages:
            return self.world.messages[int(message["id"])]
        for one in reversed(self.world.messages.values()):
            names = {item.get(key) for item in one.items() for key in ("custom_id", "label", "placeholder")}
            if wanted in names and not one.is_deleted:
                return one
        raise LookupError(f"no message has a component {wanted!r}")
