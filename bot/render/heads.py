"""What stands above and below cards: the question again, how it was read, how much there is; and what was not found."""

import discord

from bot.render.cards import MENTION, Container
from bot.render.clipping import clip
from bot.render.counting import counts
from bot.render.escape import escape, one_line
from bot.render.pieces import name
from bot.render.statements import joined
from bot.texts.catalogue import say
from retrieval.answers.messages import from_place, without_first_name
from retrieval.answers.nearness import not_named
from retrieval.language import Language
from retrieval.types import Answer

_LONGEST_QUESTION, _LONGEST_NOTICE, _LONGEST_READING = 200, 500, 200


def head(question: str, notice: str = "") -> discord.ui.TextDisplay[discord.ui.LayoutView]:
    """The question, so that others see what is answered, and what has to be said before the answer.

    Args:
        question: as it was typed.
        notice: a sentence of ours that may quote the feed; empty for none.
    """
    lines = [f"> {escape(clip(one_line(question), _LONGEST_QUESTION)) or '–'}"]
    if notice:
        lines.append(escape(clip(one_line(notice), _LONGEST_NOTICE)))
    return discord.ui.TextDisplay("\n".join(lines))


def answer_head(answer: Answer, language: Language) -> discord.ui.TextDisplay[discord.ui.LayoutView]:
    """The question of an answer, and what has to be known before its hits are read.

    How many there are and how they are given stands elsewhere.

    Args:
        answer: any; where nothing was found the sentence for that stands in ``nothing_card``.
        language: of whoever reads it.
    """
    return head(answer.query.text, _notice(answer, language) if answer.hits else "")


def _notice(answer: Answer, language: Language) -> str:
    told = answer.told
    parts = [not_named(one, language) for one in told.missing]
    if len(told.people) > 1:
        parts.append(say("cards.several", language, name=told.name, count=len(told.people)))
    if told.is_open and told.names:
        parts.append(without_first_name(told.names[0], told.name, language))
    return " ".join(parts)


def answer_foot(answer: Answer, shown: int, language: Language) -> discord.ui.TextDisplay[discord.ui.LayoutView] | None:
    """How the question was read, in small print, and which of how many hits are shown; None where neither is known.

    Args:
        answer: any.
        shown: how many of its hits the message shows.
        language: of the labels.
    """
    reading = escape(clip(one_line(_reading(answer, language)), _LONGEST_READING))
    counted = counts(answer.query.offset + 1, shown, max(answer.total, answer.query.offset + shown), language)
    text = joined([reading, counted])
    return discord.ui.TextDisplay(f"-# {text}") if text else None


def _reading(answer: Answer, language: Language) -> str:
    """How the question was read, without from which number on: that is told with how many there are."""
    place = from_place(answer.query.offset, language)
    return " · ".join(part for part in answer.interpretation.split(" · ") if part != place)


def nothing_card(answer: Answer) -> Container:
    """Why nothing was found, in the sentence that goes with the answer.

    Args:
        answer: without hits.
    """
    text = escape(clip(one_line(answer.message), _LONGEST_NOTICE)) or "–"
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
