"""What the bot may do in a server, and the link that asks for it."""

from urllib.parse import urlencode

import discord

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
)
"""What answers, their threads and watches need; it may mention roles only where a role allows it to everyone."""


def invitation(application_id: int, *, guild_id: int = 0) -> str:
    """The address at which somebody adds the bot to a server.

    Args:
        application_id: of the bot, as its page on Discord's portal has it.
        guild_id: the server that is chosen already; 0 for none.

    >>> invitation(123)
    'https://discord.com/oauth2/authorize?client_id=123&scope=bot+applications.commands&permissions=309237713920'
    """
    query = {"client_id": application_id, "scope": "bot applications.commands", "permissions": NEEDED.value}
    return "https://discord.com/oauth2/authorize?" + urlencode(query | ({"guild_id": guild_id} if guild_id else {}))
