"""What is told about cards."""

import pytest

from bot.render.heads import nothing_card, watch_heading
from tests.bot.render.showing import formats, payload, texts
from tests.bot.render.test_escape import MARKUP


def test_nothing_found_says_why() -> None:
    card = nothing_card("Nobody called *X* is named.")
    payload([card])
    assert texts([card]) == ["Nobody called \\*X\\* is named."]


def test_a_watch_tells_whom_and_what_about() -> None:
    assert watch_heading("Soren", "", "ja") == "Sorenの新しい発言"
    assert watch_heading("*S*", "a:b", "en") == "New from \\*S\\* about a\\:b"


@pytest.mark.parametrize("text", [*MARKUP, "a" * 100_000, "\u202e", "\n", "\x00"])
def test_any_message_fits(text: str) -> None:
    items = [nothing_card(text)]
    payload(items)
    assert formats(items) <= {"text"}
    assert sum(map(len, texts(items))) <= 1_100
