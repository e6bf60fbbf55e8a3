"""What asks for nothing."""

import pytest

from bot.asking.chatter import chatter_in
from retrieval.query.talk import Talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [("", "help"), ("?", "help"), ("？！", "help"), ("🎉🎉", "assent"), ("👍", "assent"), ("thanks a lot", "thanks"),
     ("good bot", "assent"), ("help me, please!", "help"), ("使い方は?", "help"), ("こんにちは!", "greeting"),
     ("that's wrong", "doubt"), ("出典は?", "where"), ("英語に翻訳して", "change"), ("なるほど!", "assent")],
)  # fmt: skip
def test_what_asks_for_nothing(text: str, kind: Talk) -> None:
    assert chatter_in(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "what did Soren say?",
        "ソレン市長は何と言った?",
        "and Norden?",
        "港は?",
        "thanks, and what did Norden say?",
        "who helped the harbor?",
        "他には?",
        "since Monday?",
        "Hello Kitty",
        "ノルデン",
        "2025",
    ],
)
def test_a_question_is_no_chatter(text: str) -> None:
    assert chatter_in(text) is None
