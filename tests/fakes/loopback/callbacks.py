"""Routes of interactions: callbacks, follow-ups, and the original answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.fakes.loopback import errors
from tests.fakes.loopback.composing import compose, revise
from tests.fakes.loopback.interactions import (
    ACKNOWLEDGE_WITHIN,
    AUTOCOMPLETE,
    COMPONENT,
    MODAL,
    TOKEN_LIVES,
    Interaction,
)
from tests.fakes.loopback.messages import EPHEMERAL, LOADING, V2, Message
from tests.fakes.loopback.rest import Call, route
from tests.fakes.loopback.world import World

PONG, SEND, DEFER, DEFER_UPDATE, UPDATE, CHOICES, OPEN_MODAL = 1, 4, 5, 6, 7, 8, 9
HOOK = "/webhooks/{webhook_id}/{webhook_token}"
MOST_FOLLOWUPS_OF_A_USERS_APP = 5


@route("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
async def respond(world: World, call: Call) -> Any:
    interaction = world.interactions.get(call.ids["interaction_token"])
    if interaction is None or interaction.id != call.ids["interaction_id"]:
        raise errors.unknown_interaction()
    if interaction.response is not None:
        raise errors.already_acknowledged()
    if world.clock.ticks() - interaction.began > ACKNOWLEDGE_WITHIN:
        raise errors.unknown_interaction()
    kind, data = call.body["type"], call.body.get("data") or {}
    if kind not in _possible(interaction):
        sentence = f"Interactions of type {interaction.kind} take no callback of type {kind}."
        raise errors.invalid_form([("type", "INTERACTION_APPLICATION_COMMAND_CALLBACK_INVALID", sentence)])
    await _act(world, interaction, kind, call, data)
    interaction.response = kind
    await interaction.note("callback", call.body)
    if call.query.get("with_response", "").lower() in {"true", "1"}:
        return _told(interaction, kind)
    return None


def _possible(interaction: Interaction) -> set[int]:
    if interaction.kind == AUTOCOMPLETE:
        return {CHOICES}
    on_message = {DEFER_UPDATE, UPDATE} if interaction.message is not None else set()
    return {SEND, DEFER} | on_message | ({OPEN_MODAL} if interaction.kind != MODAL else set())


async def _act(world: World, interaction: Interaction, kind: int, call: Call, data: dict[str, Any]) -> None:
    if kind == SEND:
        interaction.original = await _send(world, interaction, data, call)
    elif kind == DEFER:
        flags = LOADING | (data.get("flags") or 0) & EPHEMERAL | _forced(interaction)
        message = Message(
            world.clock.snowflake(), interaction.channel, world.bot, flags=flags, token=interaction.token,
            sent_at=world.clock.now().isoformat(), metadata=interaction.metadata,
            private_to=interaction.user.id if flags & EPHEMERAL else None,
            kind=_kind(interaction),
        )  # fmt: skip
        interaction.original, interaction.waits = world.store(message), True
        await world.announce("MESSAGE_CREATE", message)
    elif kind in {DEFER_UPDATE, UPDATE}:
        interaction.original = interaction.message
        if kind == UPDATE:
            assert interaction.message is not None
            if interaction.message.is_deleted:
                raise errors.unknown_message()
            await revise(world, interaction.message, replace(call, body=data))
    elif kind == CHOICES:
        interaction.choices = data.get("choices") or []
    elif kind == OPEN_MODAL:
        interaction.modal = data


def _forced(interaction: Interaction) -> int:
    """The private flag where the guild lets people's own apps answer to themselves only."""
    guild = interaction.guild
    if guild is None or guild.has_bot:
        return 0
    return 0 if guild.may(interaction.user.id, interaction.channel) & (1 << 50) else EPHEMERAL


def _kind(interaction: Interaction) -> int:
    if interaction.kind in {COMPONENT, MODAL} and interaction.message is not None:
        return 0
    return 23 if interaction.data.get("type", 1) in {2, 3} else 20


async def _send(world: World, interaction: Interaction, body: dict[str, Any], call: Call) -> Message:
    flags = (body.get("flags") or 0) & EPHEMERAL | _forced(interaction)
    private_to = interaction.user.id if flags & EPHEMERAL else None
    about: dict[str, Any] = {"flags": flags, "private_to": private_to, "token": interaction.token}
    about |= {"metadata": interaction.metadata, "kind": _kind(interaction)}
    if interaction.message is not None and not interaction.message.is_private:
        about |= {"replied_to": interaction.message, "reply_id": interaction.message.id, "kind": 19}
    message = compose(world, interaction.channel, body, call.files, **about)
    await world.announce("MESSAGE_CREATE", message)
    return message


def _told(interaction: Interaction, kind: int) -> dict[str, Any]:
    about: dict[str, Any] = {"id": str(interaction.id), "type": interaction.kind}
    if interaction.original is not None:
        message = interaction.original
        about |= {
            "response_message_id": str(message.id),
            "response_message_loading": message.is_loading,
            "response_message_ephemeral": message.is_private,
            "channel_id": str(message.channel.id),
        }
        if kind in {SEND, UPDATE}:
            return {"interaction": about, "resource": {"type": kind, "message": message.payload()}}
    return {"interaction": about}


def _living(world: World, call: Call) -> Interaction:
    """The interaction of a token that still counts.

    Raises:
        ApiError: Discord knows no such token yet, or no longer.
    """
    interaction = world.interactions.get(str(call.ids["webhook_token"]))
    if interaction is None:
        raise errors.invalid_webhook_token()
    if world.clock.ticks() - interaction.began > TOKEN_LIVES:
        raise errors.invalid_webhook_token()
    if interaction.response is None:
        raise errors.unknown_webhook()
    return interaction


def _message(world: World, interaction: Interaction, message_id: int | str) -> Message:
    if message_id == "@original":
        message = interaction.original
    else:
        own = {one.id: one for one in [interaction.original, *interaction.followups] if one is not None}
        message = own.get(int(message_id))
    if message is None or message.is_deleted:
        raise errors.unknown_message()
    return message


@route("POST", HOOK)
async def follow_up(world: World, call: Call) -> Any:
    interaction = _living(world, call)
    if interaction.waits and interaction.original is not None and not interaction.original.is_deleted:
        # The first follow-up fills the "thinking …", and is as private as that was, whatever its own flag says.
        message = await _fill(world, interaction, call)
    else:
        foreign = interaction.guild is not None and not interaction.guild.has_bot
        if foreign and len(interaction.followups) >= MOST_FOLLOWUPS_OF_A_USERS_APP:
            raise errors.ApiError(400, 40094, "This interaction has reached the maximum number of follow-up messages.")
        message = await _send(world, interaction, call.body, call)
        interaction.followups.append(message)
    await interaction.note("followup", call.body)
    return message.payload()


async def _fill(world: World, interaction: Interaction, call: Call) -> Message:
    assert interaction.original is not None
    message, flags = interaction.original, interaction.original.flags
    message.flags = flags & ~LOADING | (call.body.get("flags") or 0) & V2
    body = {key: value for key, value in call.body.items() if key != "flags"}
    try:
        await revise(world, message, replace(call, body=body), fills=True)
    except errors.ApiError:
        message.flags = flags
        raise
    interaction.waits = False
    return message


@route("GET", HOOK + "/messages/{message_id}")
async def get_answer(world: World, call: Call) -> Any:
    return _message(world, _living(world, call), call.ids["message_id"]).payload()


@route("PATCH", HOOK + "/messages/{message_id}")
async def edit_answer(world: World, call: Call) -> Any:
    interaction = _living(world, call)
    message = _message(world, interaction, call.ids["message_id"])
    if message.is_loading:
        await _fill(world, interaction, call)
    else:
        await revise(world, message, call)
    await interaction.note("edit", call.body)
    return message.payload()


@route("DELETE", HOOK + "/messages/{message_id}")
async def delete_answer(world: World, call: Call) -> Any:
    interaction = _living(world, call)
    await world.delete(_message(world, interaction, call.ids["message_id"]))
    await interaction.note("delete", {})
