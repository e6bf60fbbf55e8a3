"""Ids that tests know, and a message as the bot's would come back."""

from typing import Any

from tests.fakes.loopback.people import APPLICATION_ID

OWNER_ID, ASKER_ID, GUILD_ID, CHANNEL_ID = 41, 42, 77, 88


def as_message(message_id: str, payload: dict[str, Any]) -> dict[str, Any]:
    """A message of the bot as Discord would send it back."""
    bot = {"id": str(APPLICATION_ID), "username": "onrecord", "discriminator": "0000", "avatar": None, "bot": True}
    return {
        "id": message_id,
        "channel_id": str(CHANNEL_ID),
        "author": bot,
        "content": payload.get("content") or "",
        "timestamp": "2025-02-21T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": payload.get("embeds") or [],
        "components": payload.get("components") or [],
        "pinned": False,
        "type": 0,
        "webhook_id": str(APPLICATION_ID),
    }
