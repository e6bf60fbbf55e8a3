"""Whether a message is meant for the bot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.asking.written import names_in_own_words

Place = Literal["direct", "channel", "thread"]
"""A conversation with the bot alone, a channel of a server, a thread of one."""

Manner = Literal["spoken_to", "overheard"]
"""``spoken_to``: whoever wrote it expects an answer, whatever it says. ``overheard``: it may be a question to the bot,
or one member talking to another, whom nobody should interrupt."""


@dataclass(frozen=True)
class Written:
    """What is known of a message before anybody reads what it says.

    Attributes:
        content: as Discord gives it; empty where the bot may not read it.
        place: where it stands.
        bot: the bot's id.
        is_by_person: whether a person wrote it, neither a bot nor a webhook nor Discord itself.
        pings_many: whether it notifies everyone, or all who have a role.
        names_others: whether it mentions somebody else.
        replies_to: whom it replies to.
        pings_bot: whether the bot is notified by it.
    """

    content: str
    place: Place = "channel"
    bot: str = "1"
    is_by_person: bool = True
    pings_many: bool = False
    names_others: bool = False
    replies_to: Literal["bot", "other", "nobody"] = "nobody"
    pings_bot: bool = False

    @property
    def mentions_bot(self) -> bool:
        """Whether it mentions the bot outside of quotations."""
        return names_in_own_words(self.content, self.bot)


@dataclass(frozen=True)
class Rule:
    """One way in which a message is meant for the bot, or is not.

    Attributes:
        holds: whether a message is of that kind.
        manner: how it is meant then; None for not at all.
        examples: messages that this rule decides on.
    """

    holds: Callable[[Written], bool]
    manner: Manner | None
    examples: tuple[Written, ...]


RULES = (
    Rule(
        lambda one: not one.content.strip(),
        None,
        (Written(""), Written(" ", place="direct"), Written("", replies_to="bot", pings_bot=True)),
    ),
    Rule(
        lambda one: not one.is_by_person,
        None,
        (
            Written("<@1> what did Soren say?", is_by_person=False),
            Written("ソレンは?", place="direct", is_by_person=False),
        ),
    ),
    Rule(
        lambda one: one.pings_many,
        None,
        (
            Written("@everyone <@1> is here, ask it anything!", pings_many=True),
            Written("<@&5> ソレン市長は何と言った?", pings_many=True),
        ),
    ),
    Rule(
        lambda one: one.place == "direct",
        "spoken_to",
        (Written("what did Soren say?", place="direct"), Written("ありがとう", place="direct")),
    ),
    Rule(
        lambda one: one.mentions_bot,
        "spoken_to",
        (
            Written("<@1> what did Soren say?", pings_bot=True),
            Written("ソレン市長は何と言った? <@!1>", place="thread", pings_bot=True),
            Written("<@2> ask <@1>: who said that the port opens?", names_others=True, replies_to="other"),
        ),
    ),
    Rule(
        lambda one: one.replies_to == "bot" and one.pings_bot,
        "spoken_to",
        (
            Written("and Norden?", replies_to="bot", pings_bot=True),
            Written("他には?", place="thread", replies_to="bot", pings_bot=True),
        ),
    ),
    # Whoever switches the ping of a reply off may well talk about the answer, and to others.
    Rule(
        lambda one: one.replies_to == "bot",
        "overheard",
        (Written("and Norden?", replies_to="bot"), Written("ノルデンは?", place="thread", replies_to="bot")),
    ),
    Rule(
        lambda one: one.replies_to == "other" or one.names_others,
        None,
        (
            Written("what did she say?", place="thread", replies_to="other"),
            Written("<@2> ソレン市長は何と言った?", place="thread", names_others=True),
        ),
    ),
    Rule(
        lambda one: one.place == "thread",
        "overheard",
        (
            Written("and Norden?", place="thread"),
            Written("港についてはどう?", place="thread"),
            Written("> <@1> and Norden?\nlol", place="thread", pings_bot=True),
        ),
    ),
    Rule(
        lambda _: True,
        None,
        (Written("what did Soren say?"), Written("`<@1>` is the bot"), Written("> <@1> ソレンは?\n笑", pings_bot=True)),
    ),
)
"""The first that holds decides."""


def manner_of(written: Written) -> Manner | None:
    """How a message is meant for the bot.

    Args:
        written: the message.

    Returns:
        None where it is not meant for it.
    """
    return next(rule.manner for rule in RULES if rule.holds(written))
