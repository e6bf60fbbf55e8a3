"""One item for the terminal."""

import io
from datetime import UTC, datetime

from rich.console import Console
from rich.text import Text

from bot.render.item import print_item
from retrieval import find_utterances
from tests.conftest import MakeItem


def test_all_that_is_known_of_an_item(make_item: MakeItem) -> None:
    moment = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
    item = make_item("Quay\x1b[31m opens.", author="Runa\nDahl", reposted_by="osk", dated="clamped", first_seen=moment, edited=moment, urls=["https://h.example/a", "javascript:x"])  # fmt: skip
    screen = Console(file=io.StringIO(), markup=False, highlight=False)
    print_item(screen, item, [], [(0, len(item.text))])
    assert screen.file.getvalue().splitlines() == [  # type: ignore[attr-defined]
        "source: Harbor Wire (@harborwire)",
        "published: 2025-03-01 +0000 (the feed's own date cannot be: when it was first seen)",
        "author: Runa Dahl",
        "passed on by: @osk",
        "link: https://h.example/a",
        "first seen: 2025-03-01 09:30",
        "edited: 2025-03-01 09:30",
        f"id: {item.id}",
        "",
        "Quay\ufffd[31m opens.",
    ]


def test_what_is_said_is_marked_and_told_and_the_rest_can_be_left_out(make_item: MakeItem) -> None:
    item = make_item("The quay is old. Ida Soren said the quay would open. The ferry sails.")
    utterances = find_utterances(item)
    screen = Console(file=io.StringIO(), markup=False, highlight=False, force_terminal=True, width=80)
    print_item(screen, item, utterances, [(17, 52)])
    lines = screen.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert "\x1b[1;33mthe quay would open\x1b[0m" in "".join(lines)
    plain = [Text.from_ansi(line).plain for line in lines]
    text = plain[plain.index("") + 1 :]
    assert text[:3] == ["[…]", "Ida Soren said the quay would open.", "[…]"]
    assert text[3:] == ["", "– Ida Soren  reported: the quay would open"]
