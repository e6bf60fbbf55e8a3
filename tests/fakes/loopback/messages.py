"""Messages that are really stored: what stands in them now, who sees them, whom they pinged."""

import copy
import time
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.loopback import mentions
from tests.fakes.loopback.guilds import Channel
from tests.fakes.loopback.people import APPLICATION_ID, User

SUPPRESS_EMBEDS, HAS_THREAD, EPHEMERAL, LOADING, SILENT, V2 = 1 << 2, 1 << 5, 1 << 6, 1 << 7, 1 << 12, 1 << 15
KEPT_FLAGS = SUPPRESS_EMBEDS | EPHEMERAL | SILENT | V2
"""Flags that a sender can set."""


@dataclass(eq=False)
class Message:
    """A message as it stands.

    Attributes:
        pinged: whom it notified, when it was sent or filled; see ``mentions.pinged``.
        private_to: the one person who sees it, where it is ephemeral.
        edits: how often it was changed.
        changed_at: when it was last.
        payloads: the bodies by which the bot made and changed it, in order.
        token: of the interaction that made it.
    """

    id: int
    channel: Channel
    author: User
    content: str = ""
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[dict[str, Any]] = field(default_factory=list)
    flags: int = 0
    kind: int = 0
    sent_at: str = ""
    edited_at: str | None = None
    replied_to: "Message | None" = None
    reply_id: int | None = None
    pinged: frozenset[str] = frozenset()
    mentions_user: set[int] = field(default_factory=set)
    private_to: int | None = None
    is_deleted: bool = False
    edits: int = 0
    changed_at: float = field(default_factory=time.monotonic)
    payloads: list[dict[str, Any]] = field(default_factory=list)
    token: str | None = None
    metadata: dict[str, Any] | None = None
    thread: Channel | None = None
    reactions: dict[str, set[int]] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def is_loading(self) -> bool:
        """Whether it is the "thinking …" of a deferral."""
        return bool(self.flags & LOADING)

    @property
    def is_v2(self) -> bool:
        return bool(self.flags & V2)

    @property
    def texts(self) -> list[str]:
        """The content and every text display: where a mention or a link counts."""
        return mentions.texts_of(self.content, self.components)

    @property
    def text(self) -> str:
        """Everything that can be read in it, with its embeds, labels and options, a line each."""
        lines = [self.content]
        for embed in self.embeds:
            author, footer = embed.get("author") or {}, embed.get("footer") or {}
            lines += [author.get("name"), embed.get("title"), embed.get("description")]
            lines += [part for one in embed.get("fields") or [] for part in (one["name"], one["value"])]
            lines += [footer.get("text")]
        for one in mentions.walk(self.components):
            lines += [one.get("content"), one.get("label"), one.get("placeholder"), one.get("description")]
            lines += [
                part for option in one.get("options") or [] for part in (option["label"], option.get("description"))
            ]
        return "\n".join(filter(None, lines))

    @property
    def masked_links(self) -> list[tuple[str, str]]:
        """Masked links in content and text displays, as (words, address)."""
        return mentions.masked_links(self.texts)

    def items(self, kind: int | None = None) -> list[dict[str, Any]]:
        """Every component in it, of one type (2 a button, 3 a menu of strings …) or of any."""
        return [one for one in mentions.walk(self.components) if kind in {None, one.get("type")}]

    def item(self, wanted: str) -> dict[str, Any]:
        """The button or menu with this custom id, label or placeholder.

        Raises:
            LookupError: there is none, or several.
        """
        found = [one for one in self.items() if wanted in _names(one)]
        if len(found) != 1:
            there = [name for one in self.items() for name in _names(one)]
            raise LookupError(f"{len(found)} components are called {wanted!r}; there are {there}")
        return found[0]

    def replace(self, body: dict[str, Any]) -> None:
        """Take over what an edit names, as Discord does: what it does not name stays."""
        if "content" in body:
            self.content = (body["content"] or "").strip()
        if "embeds" in body:
            self.embeds = [{"type": "rich"} | embed for embed in body["embeds"] or []]
        if "components" in body:
            self.components = numbered(body["components"] or [])
        if "attachments" in body:
            kept = {str(one.get("id")) for one in body["attachments"] or []}
            self.attachments = [one for one in self.attachments if one["id"] in kept]
        asked = body.get("flags") or 0
        self.flags = self.flags & ~SUPPRESS_EMBEDS | asked & (SUPPRESS_EMBEDS | V2) if "flags" in body else self.flags
        self.payloads.append(body)
        self.changed_at = time.monotonic()

    def payload(self, *, reveals: bool = True, deep: bool = True) -> dict[str, Any]:
        """The message object.

        Args:
            reveals: whether the reader may see what it says; who has no message-content intent may not, unless the
                message is their own, mentions them or stands in a DM.
            deep: with the message replied to.
        """
        shows = reveals or self.reveals_itself
        body: dict[str, Any] = {
            "id": str(self.id),
            "channel_id": str(self.channel.id),
            "author": self.author.payload(),
            "content": self.content if shows else "",
            "timestamp": self.sent_at,
            "edited_timestamp": self.edited_at,
            "tts": False,
            "mention_everyone": bool(self.pinged & {"everyone", "here"}),
            "mentions": self._mentions(),
            "mention_roles": sorted(one.split(":")[1] for one in self.pinged if one.startswith("role:")),
            "attachments": copy.deepcopy(self.attachments) if shows else [],
            "embeds": copy.deepcopy(self.embeds) if shows else [],
            "components": copy.deepcopy(self.components) if shows else [],
            "pinned": False,
            "type": self.kind,
            "flags": self.flags,
        }
        body |= self._origin()
        if self.reply_id is not None:
            place = {"message_id": str(self.reply_id), "channel_id": str(self.channel.id), "type": 0}
            guild = {"guild_id": str(self.channel.guild.id)} if self.channel.guild else {}
            body["message_reference"] = place | guild
            if deep:
                there = self.replied_to is not None and not self.replied_to.is_deleted
                replied = self.replied_to.payload(reveals=reveals, deep=False) if self.replied_to and there else None
                body["referenced_message"] = replied
        return body

    @property
    def reveals_itself(self) -> bool:
        """Whether the bot sees what it says without the message-content intent."""
        mine = self.author.id == APPLICATION_ID or APPLICATION_ID in self.mentions_user
        return mine or self.channel.guild is None

    def _mentions(self) -> list[dict[str, Any]]:
        guild, found = self.channel.guild, []
        known = {user.id: user for user in self.channel.recipients}
        for number in sorted(self.mentions_user):
            if guild is not None and number in guild.members:
                found.append(guild.members[number].user.payload() | {"member": guild.members[number].partial()})
            elif number in known:
                found.append(known[number].payload())
        return found

    def _origin(self) -> dict[str, Any]:
        body: dict[str, Any] = {}
        if self.author.id == APPLICATION_ID and self.token is not None:
            body |= {"application_id": str(APPLICATION_ID), "webhook_id": str(APPLICATION_ID)}
        if self.metadata is not None:
            body["interaction_metadata"] = self.metadata
        if self.thread is not None:
            body["thread"] = self.thread.payload()
        if self.reactions:
            body["reactions"] = [
                {"count": len(who), "me": APPLICATION_ID in who, "emoji": {"id": None, "name": emoji}}
                for emoji, who in self.reactions.items()
            ]
        return body


def _names(component: dict[str, Any]) -> list[str]:
    return [component[key] for key in ("custom_id", "label", "placeholder") if component.get(key)]


def numbered(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Components with the ids that Discord gives to those that have none."""
    components = copy.deepcopy(components)
    every = mentions.walk(components)
    used = {one["id"] for one in every if one.get("id")}
    free = (number for number in range(1, 10_000) if number not in used)
    for one in every:
        if not one.get("id"):
            one["id"] = next(free)
        if (one.get("emoji") or {}).get("id", "") is None:
            # An emoji of Unicode has a name alone.
            del one["emoji"]["id"]
        for media in filter(
            None, [one.get("media"), one.get("file"), *(each["media"] for each in one.get("items") or [])]
        ):
            # What Discord adds to a picture that it will look at later.
            media |= {"id": str(one["id"]), "proxy_url": media["url"], "width": 0, "height": 0, "content_type": None}
    return components
