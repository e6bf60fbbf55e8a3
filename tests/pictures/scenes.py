"""The scenes that are photographed: a table. What can be asked is put to the running bot; the rest is made as it makes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.render.cards import around_card
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
        options: of the command that is used; none where no command is.
        written: messages to the bot instead, each a reply to its last answer; the last one's answer is shown.
        made: what is sent, from the invented feed.
        command: that is used; empty for a message that answers none.
        language: of whoever looks at it.
        width: of the window.
        in_docs: whether it is made without being named.
        press: the label of a button that is pressed on the answer, whose answer is shown instead.
        news: whether something comes in afterwards, and what the bot posts of itself then is shown instead.
    """

    name: str
    options: Mapping[str, str] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    made: Callable[[Retriever], Sequence[Item]] | None = None
    command: str = "ask"
    language: Language = "en"
    width: int = DESK
    in_docs: bool = True
    press: str = ""
    news: bool = False


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
    Scene("question", {"question": "what did Soren say about the port?"}),
    Scene("denial", {"question": "what did Soren deny?"}),
    Scene("several-people", {"question": "what did Tanaka say?"}),
    Scene("nothing-found", {"question": "what did Soren say about the hospital?"}),
    Scene("only-named", {"question": "what did Kelda say?"}, in_docs=False),
    Scene("timeline", {"speaker": "Soren"}, command="timeline"),
    Scene("watch", {"speaker": "Soren", "topic": "port"}, command="watch", news=True),
    Scene("pages", {"question": "what did Soren say?"}, in_docs=False),
    Scene("watches", {}, command="watches", in_docs=False),
    Scene("watches-ja", {}, command="watches", language="ja", in_docs=False),
    Scene("sources-ja", {}, command="sources", language="ja", in_docs=False),
    Scene("latest", {}, command="latest", in_docs=False),
    Scene("speakers", {}, command="speakers", in_docs=False),
    Scene("help", written=("help",), command="", in_docs=False),
    Scene("help-ja", written=("使い方は？",), command="", language="ja", in_docs=False),
    Scene("outside-days", {"question": "what did Soren say?", "since": "2025-04-01"}, in_docs=False),
    Scene("phone", {"question": "ソレン市長は港について何と言った？"}, language="ja", width=PHONE),
    Scene(
        "follow-up", written=("what did Soren say about the port?", "what about the bridge?"), command="", in_docs=False
    ),
    Scene("hostile", {"question": "what did Kurz say?"}),
    Scene("around", made=_around, in_docs=False),
    Scene("lists", made=_lists, in_docs=False),
)
