"""A passage as a quotation."""

import pytest

from bot.render.passage import MOST_LINES, bold, plain_quoted, quoted, underlined
from bot.render.room import size
from tests.fakes.discord_markdown import displayed, kinds, parse


def test_words_are_marked_line_by_line() -> None:
    assert quoted("a bc\n\nde f", ((2, 8),), 500).text == "> a **bc**\n> \n> **de** f"
    assert bold(" a\n \nb ") == " **a**\n \n**b** "
    assert underlined("a_b") == "__a\\_b__"


def test_marks_that_touch_are_one() -> None:
    shown = quoted("abcdef", ((2, 4), (0, 2), (3, 5)), 500)
    assert shown.text == "> **abcde**f"
    assert displayed(parse(shown.text)) == "abcdef"


def test_bold_of_nothing_shows_no_asterisks() -> None:
    assert quoted("a\x00b", ((1, 2),), 500).text == "> ab"


def test_a_line_of_the_feed_does_not_leave_the_quotation() -> None:
    shown = quoted("a\n\n\n\n# b\n>>> c\n- d", (), 500).text
    assert all(line.startswith("> ") for line in shown.split("\n"))
    assert shown.count("\n> \n") == 1
    assert kinds(parse(shown)) == {"quote", "text"}


@pytest.mark.parametrize(
    "text", ["橋*は安全だ。" * 300, "a_" * 3_000, "\n" * 3_000 + "a", "👨\u200d👩\u200d👧" * 400, "x\n" * 400]
)
@pytest.mark.parametrize("room", [100, 333, 900])
def test_what_is_too_long_is_cut_within_the_room(text: str, room: int) -> None:
    shown = quoted(text, ((0, 1),), room)
    assert size(shown.text) <= room
    assert shown.text.count("\n") < MOST_LINES
    assert kinds(parse(shown.text)) <= {"quote", "text", "strong"}


def test_a_cut_passage_keeps_the_words_that_answer() -> None:
    text = "前の文です。" * 200 + "橋を直す。" + "後の文です。" * 200
    place = text.index("橋")
    shown = quoted(text, ((place, place + 4),), 300)
    assert shown.is_cut
    assert shown.text.startswith("> …")
    assert "**橋を直す**" in shown.text
    assert shown.text.endswith("。 …")


def test_a_short_one_is_whole() -> None:
    assert not plain_quoted("橋を直す。", 100).is_cut
