"""Whom a message would ping, and which links in it hide where they lead."""

import re
from typing import Any

from discord import Permissions

from tests.fakes.loopback.guilds import Channel
from tests.fakes.loopback.people import APPLICATION_ID

_CODE = re.compile(r"```.*?```|``.*?``|`[^`]*`", re.DOTALL)
_USER, _ROLE, _ALL = re.compile(r"<@!?(\d+)>"), re.compile(r"<@&(\d+)>"), re.compile(r"@(everyone|here)\b")
_MASKED = re.compile(r"\[((?:\\.|[^\]\\])+)\]\(\s*<?(https?://[^\s)>]+)", re.IGNORECASE)
TEXT_DISPLAY = 10


def texts_of(content: str, components: list[dict[str, Any]]) -> list[str]:
    """Texts in which a mention counts: the content and every text display, never an embed."""
    return [content, *(one["content"] for one in walk(components) if one.get("type") == TEXT_DISPLAY)]


def walk(components: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Every component, with those inside others (rows, sections, containers, labels), from above."""
    found = []
    for one in components or []:
        inside = [*(one.get("components") or []), *filter(None, [one.get("accessory"), one.get("component")])]
        found += [one, *walk(inside)]
    return found


def mentioned(texts: list[str]) -> tuple[set[int], set[int], set[str]]:
    """Ids of users, ids of roles, and "everyone" or "here", as they stand outside code.

    A backslash does not help: Discord shows the mention raw and still counts it.
    """
    plain = " ".join(_CODE.sub(" ", text) for text in texts)
    users, roles = ({int(number) for number in pattern.findall(plain)} for pattern in (_USER, _ROLE))
    return users, roles, set(_ALL.findall(plain))


def masked_links(texts: list[str]) -> list[tuple[str, str]]:
    """Links whose words are not their address: (words, address)."""
    return [(words, address) for text in texts for words, address in _MASKED.findall(_CODE.sub(" ", text))]


def pinged(
    texts: list[str], allowed: dict[str, Any] | None, channel: Channel, replied: int | None, by: int = APPLICATION_ID
) -> frozenset[str]:
    """Who would be notified, each as ``user:42``, ``role:7``, ``everyone`` or ``here``.

    Args:
        texts: in which mentions count.
        allowed: the message's ``allowed_mentions``; None allows everything.
        channel: where it stands; roles and everybody need a permission there.
        replied: author of the message replied to.
        by: who wrote it.
    """
    users, roles, everybody = mentioned(texts)
    if allowed is not None:
        parse = set(allowed.get("parse") or ())
        users = users if "users" in parse else users & {int(one) for one in allowed.get("users") or ()}
        roles = roles if "roles" in parse else roles & {int(one) for one in allowed.get("roles") or ()}
        everybody = everybody if "everyone" in parse else set()
        # A bot's reply pings whom it replies to only where it says so.
        replied = replied if allowed.get("replied_user") else None
    if channel.guild is None:
        there = {user.id for user in channel.recipients} | {APPLICATION_ID}
        return frozenset(f"user:{one}" for one in (users | ({replied} if replied else set())) & there)
    may_all = channel.guild.may(by, channel) & Permissions(mention_everyone=True).value
    known = {number: role for number, role in channel.guild.roles.items() if may_all or role.is_mentionable}
    found = {f"user:{one}" for one in users | ({replied} if replied else set()) if one in channel.guild.members}
    found |= {f"role:{one}" for one in roles if one in known}
    return frozenset(found | (everybody if may_all else set()))
