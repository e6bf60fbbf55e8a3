"""Routes of channels: messages, reactions, typing and threads."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from discord import Permissions

from tests.fakes.loopback import errors
from tests.fakes.loopback.composing import compose, revise
from tests.fakes.loopback.guilds import PUBLIC_THREAD, Channel
from tests.fakes.loopback.messages import EPHEMERAL, HAS_THREAD, Message
from tests.fakes.loopback.people import APPLICATION_ID
from tests.fakes.loopback.rest import Call, route
from tests.fakes.loopback.world import CONTENT, World

CHANNEL = "/channels/{channel_id}"
MESSAGES = CHANNEL + "/messages"
MESSAGE = MESSAGES + "/{message_id}"
REACTION = MESSAGE + "/reactions/{emoji_name}/@me"


def _shown(world: World, message: Message) -> dict[str, Any]:
    return message.payload(reveals=bool(world.gateway.allowed & CONTENT))


def _to_write(world: World, channel_id: int, body: dict[str, Any]) -> Channel:
    """A channel in which the bot may send this.

    Raises:
        ApiError: it may not.
    """
    channel = world.channel_for_bot(channel_id)
    if channel.guild is None:
        if not all(user.takes_dms for user in channel.recipients):
            raise errors.cannot_dm()
        return channel
    needed = {"send_messages_in_threads" if channel.is_thread else "send_messages": True}
    needed |= {"embed_links": True} if body.get("embeds") else {}
    world.channel_for_bot(channel_id, **needed)
    if channel.is_thread and channel.is_locked:
        raise errors.thread_locked()
    return channel


@route("GET", CHANNEL)
async def get_channel(world: World, call: Call) -> Any:
    return world.channel_for_bot(call.ids["channel_id"]).payload()


@route("PATCH", CHANNEL)
async def edit_channel(world: World, call: Call) -> Any:
    channel = world.channel_for_bot(call.ids["channel_id"])
    if channel.is_thread and channel.owner_id == APPLICATION_ID:
        own = set(call.body) <= {"name", "archived", "auto_archive_duration"}
        world.channel_for_bot(channel.id, **({} if own else {"manage_threads": True}))
    else:
        world.channel_for_bot(channel.id, **{"manage_threads" if channel.is_thread else "manage_channels": True})
    channel.name = call.body.get("name", channel.name)
    channel.is_archived = call.body.get("archived", channel.is_archived)
    channel.is_locked = call.body.get("locked", channel.is_locked)
    channel.auto_archive = call.body.get("auto_archive_duration", channel.auto_archive)
    await world.tell("THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE", channel)
    return channel.payload()


@route("DELETE", CHANNEL)
async def delete_channel(world: World, call: Call) -> Any:
    channel = world.channel_for_bot(call.ids["channel_id"])
    world.channel_for_bot(channel.id, **{"manage_threads" if channel.is_thread else "manage_channels": True})
    await world.tell("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel)
    world.channels.pop(channel.id)
    if channel.guild is not None:
        channel.guild.channels.pop(channel.id)
    return channel.payload()


@route("POST", MESSAGES)
async def send(world: World, call: Call) -> Any:
    channel = _to_write(world, call.ids["channel_id"], call.body)
    about: dict[str, Any] = {}
    reference = call.body.get("message_reference")
    if reference:
        if channel.guild is not None:
            may = channel.guild.may(APPLICATION_ID, channel)
            if not may & Permissions(read_message_history=True).value:
                raise errors.cannot_reply()
        replied = world.messages.get(int(reference["message_id"]))
        if replied is None or replied.is_deleted or replied.channel is not channel or replied.is_private:
            if reference.get("fail_if_not_exists", True):
                problem = ("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
                raise errors.invalid_form([problem])
        else:
            about = {"replied_to": replied, "reply_id": replied.id, "kind": 19}
    message = compose(world, channel, call.body, call.files, **about)
    if channel.is_archived:
        channel.is_archived = False
        await world.tell("THREAD_UPDATE", channel)
    await world.announce("MESSAGE_CREATE", message)
    await world.posted[channel.id].put(message)
    return message.payload() | ({"nonce": call.body["nonce"]} if call.body.get("nonce") else {})


@route("GET", MESSAGES)
async def history(world: World, call: Call) -> Any:
    channel = world.channel_for_bot(call.ids["channel_id"], read_message_history=True)
    there = [
        one
        for number, one in sorted(world.messages.items(), reverse=True)
        if one.channel is channel and not one.is_deleted and not one.flags & EPHEMERAL
    ]
    limit = int(call.query.get("limit", 50))
    if "before" in call.query:
        there = [one for one in there if one.id < int(call.query["before"])]
    if "after" in call.query:
        there = [one for one in there if one.id > int(call.query["after"])][-limit:]
    return [_shown(world, one) for one in there[:limit]]


@route("GET", MESSAGE)
async def get_message(world: World, call: Call) -> Any:
    channel = world.channel_for_bot(call.ids["channel_id"], read_message_history=True)
    return _shown(world, world.message(channel.id, call.ids["message_id"]))


@route("PATCH", MESSAGE)
async def edit_message(world: World, call: Call) -> Any:
    channel = world.channel_for_bot(call.ids["channel_id"])
    message = world.message(channel.id, call.ids["message_id"])
    if message.author.id != APPLICATION_ID:
        raise errors.not_own_message()
    if channel.is_thread and channel.is_archived:
        raise errors.thread_locked()
    return (await revise(world, message, call)).payload()


@route("DELETE", MESSAGE)
async def delete_message(world: World, call: Call) -> Any:
    channel = world.channel_for_bot(call.ids["channel_id"])
    message = world.message(channel.id, call.ids["message_id"])
    if message.author.id != APPLICATION_ID:
        if channel.guild is None:
            raise errors.ApiError(403, 50003, "Cannot execute action on a DM channel")
        world.channel_for_bot(channel.id, manage_messages=True)
    await world.delete(message)


@route("PUT", REACTION)
async def react(world: World, call: Call) -> Any:
    channel = world.channel_for_bot(call.ids["channel_id"], read_message_history=True)
    message = world.message(channel.id, call.ids["message_id"])
    emoji = unquote(str(call.ids["emoji_name"]))
    if emoji not in message.reactions:
        world.channel_for_bot(channel.id, add_reactions=True)
    message.reactions.setdefault(emoji, set()).add(APPLICATION_ID)


@route("DELETE", REACTION)
async def take_reaction_back(world: World, call: Call) -> Any:
    channel = world.channel_for_bot(call.ids["channel_id"])
    message = world.message(channel.id, call.ids["message_id"])
    message.reactions.get(unquote(str(call.ids["emoji_name"])), set()).discard(APPLICATION_ID)


@route("POST", CHANNEL + "/typing")
async def type_there(world: World, call: Call) -> Any:
    _to_write(world, call.ids["channel_id"], {})
    world.typing.append(call.ids["channel_id"])


@route("POST", MESSAGE + "/threads")
async def thread_from_message(world: World, call: Call) -> Any:
    channel = world.channel_for_bot(call.ids["channel_id"], create_public_threads=True)
    message = world.message(channel.id, call.ids["message_id"])
    if message.thread is not None:
        raise errors.thread_exists()
    thread = await _begin(world, channel, call.body, PUBLIC_THREAD, message.id)
    message.thread, message.flags = thread, message.flags | HAS_THREAD
    await world.announce("MESSAGE_UPDATE", message)
    return thread.payload()


@route("POST", CHANNEL + "/threads")
async def thread_alone(world: World, call: Call) -> Any:
    kind = call.body.get("type", 12)
    needed = "create_public_threads" if kind == PUBLIC_THREAD else "create_private_threads"
    channel = world.channel_for_bot(call.ids["channel_id"], **{needed: True})
    return (await _begin(world, channel, call.body, kind, None)).payload()


async def _begin(world: World, parent: Channel, body: dict[str, Any], kind: int, number: int | None) -> Channel:
    if parent.guild is None or parent.is_thread:
        raise errors.ApiError(400, 50024, "Cannot execute action on this channel type")
    thread = world.new_channel(body["name"], parent.guild, kind, number, parent=parent, owner_id=APPLICATION_ID)
    thread.members.add(APPLICATION_ID)
    thread.auto_archive = body.get("auto_archive_duration") or 1440
    await world.tell("THREAD_CREATE", thread, newly_created=True)
    return thread


@route("PUT", CHANNEL + "/thread-members/{user_id}")
async def join_thread(world: World, call: Call) -> Any:
    thread = world.channel_for_bot(call.ids["channel_id"])
    who = call.ids["user_id"]
    thread.members.add(APPLICATION_ID if who == "@me" else who)


@route("DELETE", CHANNEL + "/thread-members/{user_id}")
async def leave_thread(world: World, call: Call) -> Any:
    thread = world.channel_for_bot(call.ids["channel_id"])
    who = call.ids["user_id"]
    thread.members.discard(APPLICATION_ID if who == "@me" else who)
