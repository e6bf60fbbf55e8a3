"""The scenes that are photographed: a table. A question is put to the running bot; a list is made as the bot makes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import discord

from bot.render.cards import around_card, watch_card
from bot.render.heads import watch_heading
from bot.render.lists import latest_page, sources_page, speakers_page, timeline_page
from bot.render.pieces import Look
from bot.render.room import Item, Room
from retrieval import Retriever
from retrieval.language import Language
from tests.pictures.invented import items

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
        in_docs: whether it is made without being named.
        press: the label of a button that is pressed on the answer, whose answer is shown instead.
    """

    name: str
    question: str = ""
    made: Callable[[Retriever], Sequence[Item]] | None = None
    command: str = "ask"
    language: Language = "en"
    width: int = DESK
    in_docs: bool = True
    press: str = ""


def _timeline(retriever: Retriever) -> Sequence[Item]:
    return [timeline_page(retriever.timeline("Soren"), "Soren", "en").container]


def _watch(retriever: Retriever) -> Sequence[Item]:
    hit = retriever.timeline("Soren")[-1]
    ping = discord.ui.TextDisplay[discord.ui.LayoutView]("<@&5>")
    return [ping, watch_card(hit, watch_heading("Soren", "ferry", "en"), "en", look=Look({"ソレン": "Soren"}))]


def _around(retriever: Retriever) -> Sequence[Item]:
    (hit,) = retriever.ask("what did Soren deny?", limit=1).hits
    return [around_card(hit.model_copy(update={"before": "橋の売却報道"}), "en", look=TRANSLATED)]


def _lists(retriever: Retriever) -> Sequence[Item]:
    latest = sorted(items(), key=lambda item: item.published, reverse=True)
    pages = [
        sources_page(retriever.sources(), "en"),
        speakers_page(retriever.speakers(), "ja"),
        latest_page(latest, "en", room=Room(900)),
        timeline_page([], "Quimby", "ja"),
    ]
    return [page.container for page in pages]


TRANSLATED = Look({"ソレン": "Soren"}, "https://translate.example/?to={language}&text={text}")


SCENES = (
    Scene("question", "what did Soren say about the port?"),
    Scene("denial", "what did Soren deny?"),
    Scene("several-people", "what did Tanaka say?"),
    Scene("nothing-found", "what did Quimby say about volcanoes?"),
    Scene("only-named", "what did Kelda say?", in_docs=False),
    Scene("timeline", made=_timeline, command="timeline"),
    Scene("watch", made=_watch, command=""),
    Scene("phone", "ソレン市長は港について何と言った？", language="ja", width=PHONE),
    Scene("hostile", "what did Kurz say?"),
    Scene("around", made=_around, in_docs=False),
    Scene("lists", made=_lists, in_docs=False),
)
