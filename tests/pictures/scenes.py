"""The scenes that are photographed: a table. A question is put to the running bot; a list is made as the bot makes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import discord

from bot.render.cards import watch_card
from bot.render.heads import watch_heading
from bot.render.lists import timeline_page
from bot.render.room import Item
from retrieval import Retriever
from retrieval.language import Language

DESK, PHONE = 720, 390
"""Widths of a window, in CSS pixels."""


@dataclass(frozen=True)
class Scene:
    """One picture.

    Attributes:
        name: of its file.
        question: that is asked with ``/ask``; empty where the scene is made.
        made: what is sent, from the invented feed.
        command: that is told to have been used; empty for a message that nobody asked for.
        language: of whoever looks at it.
        width: of the window.
        press: the label of a button that is pressed on the answer, whose answer is shown instead.
    """

    name: str
    question: str = ""
    made: Callable[[Retriever], Sequence[Item]] | None = None
    command: str = "ask"
    language: Language = "en"
    width: int = DESK
    press: str = ""


def _timeline(retriever: Retriever) -> Sequence[Item]:
    return [timeline_page(retriever.timeline("Soren"), "Soren", "en").container]


def _watch(retriever: Retriever) -> Sequence[Item]:
    hit = retriever.timeline("Soren")[-1]
    ping = discord.ui.TextDisplay[discord.ui.LayoutView]("<@&5>")
    return [ping, watch_card(hit, watch_heading("Soren", "ferry", "en"), "en")]


SCENES = (
    Scene("question", "what did Soren say about the port?"),
    Scene("denial", "what did Soren deny?"),
    Scene("several-people", "what did Tanaka say?"),
    Scene("nothing-found", "what did Quimby say about volcanoes?"),
    Scene("only-named", "what did Kelda say?"),
    Scene("timeline", made=_timeline, command="timeline"),
    Scene("watch", made=_watch, command=""),
    Scene("phone", "ソレン市長は港について何と言った？", language="ja", width=PHONE),
    Scene("hostile", "what did Kurz say?"),
)
