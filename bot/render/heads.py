"""What is told about cards: which of how many they are, why one is posted, why there is none."""

import discord

from bot.render.cards import MENTION, Container
from bot.render.clipping import clip
from bot.render.escape import escape, one_line
from bot.render.pieces import name
from bot.texts.catalogue import say
from retrieval.language import Language

_LONGEST_NOTICE = 500


def counts(first: int, shown: int, total: int, language: Language) -> str:
    """Which of how many are shown; empty where none are.

    Args:
        first: the number of the first, from 1.
        shown: how many.
        total: of how many.
        language: of whoever reads it.

    >>> counts(1, 2, 23, "en"), counts(3, 1, 3, "en"), counts(1, 3, 3, "en"), counts(1, 1, 1, "ja")
    ('1–2 of 23', '3 of 3', '3 passages', '1件')
    """
    if not shown:
        return ""
    if shown == total:
        return say("cards.one", language) if total == 1 else say("cards.all", language, total=total)
    if shown == 1:
        return say("cards.single", language, first=first, total=total)
    return say("cards.range", language, first=first, last=first + shown - 1, total=total)


def nothing_card(message: str) -> Container:
    """Why nothing was found.

    Args:
        message: the sentence that goes with the answer; it may quote the feed and the asker.
    """
    text = escape(clip(one_line(message), _LONGEST_NOTICE)) or "–"
    return discord.ui.Container(discord.ui.TextDisplay(text), accent_colour=MENTION)


def watch_heading(speaker: str, topic: str, language: Language) -> str:
    """Why a new statement is posted, in markup.

    Args:
        speaker: who is watched, as whoever watches wrote the name.
        topic: what about; empty for anything.
        language: of whoever watches.
    """
    if topic:
        return say("cards.new_about", language, name=name(speaker), topic=name(topic))
    return say("cards.new", language, name=name(speaker))
