"""How the body of a request becomes a message, or changes one."""

from __future__ import annotations

from typing import Any

from tests.fakes.loopback import errors, rules
from tests.fakes.loopback.guilds import Channel
from tests.fakes.loopback.messages import KEPT_FLAGS, Message
from tests.fakes.loopback.rest import Call
from tests.fakes.loopback.world import World


def compose(
    world: World, channel: Channel, body: dict[str, Any], files: list[tuple[str, bytes]], **about: Any
) -> Message:
    """A new message of the bot, stored.

    Args:
        world: keeps it.
        channel: where it stands.
        body: of the request.
        files: uploaded with it.
        about: other attributes of ``Message``.

    Raises:
        ApiError: it is empty, or breaks a rule.
    """
    flags = about.pop("flags", 0) | (body.get("flags") or 0) & KEPT_FLAGS
    message = Message(
        world.clock.snowflake(), channel, world.bot, flags=flags, sent_at=world.clock.now().isoformat(),
        attachments=_attachments(world, files), **about,
    )  # fmt: skip
    message.replace({key: value for key, value in body.items() if key not in {"flags", "attachments"}})
    _check(message)
    return world.store(message, body.get("allowed_mentions"))


async def revise(world: World, message: Message, call: Call, *, fills: bool = False) -> Message:
    """Change a message as an edit says.

    Args:
        world: keeps it.
        message: which.
        call: the request.
        fills: it was "thinking …" so far: it pings as a new one does, and counts as no edit.

    Raises:
        ApiError: it would be empty, or break a rule.
    """
    body = call.body or {}
    before = message.content, message.embeds, message.components, message.attachments, message.flags
    message.replace(body)
    message.attachments = message.attachments + _attachments(world, call.files)
    try:
        _check(message)
    except errors.ApiError:
        message.content, message.embeds, message.components, message.attachments, message.flags = before
        message.payloads.pop()
        raise
    pinged = message.pinged
    world.settle_mentions(message, body.get("allowed_mentions"))
    if not fills:
        # An edit notifies nobody anew.
        message.pinged = pinged
        message.edits += 1
        message.edited_at = world.clock.now().isoformat()
    await world.announce("MESSAGE_UPDATE", message)
    return message


def _check(message: Message) -> None:
    if not (message.content or message.embeds or message.components or message.attachments):
        raise errors.empty_message()
    stands = {"content": message.content, "embeds": message.embeds, "components": message.components}
    broken = rules.of_message(stands | {"flags": message.flags})
    if broken:
        raise errors.invalid_form(broken)


def _attachments(world: World, files: list[tuple[str, bytes]]) -> list[dict[str, Any]]:
    made = []
    for name, data in files:
        number = str(world.clock.snowflake())
        place = f"https://cdn.discordapp.example/{number}/{name}"
        made.append({"id": number, "filename": name, "size": len(data), "url": place, "proxy_url": place})
    return made
