"""One item for the terminal."""

import io
from datetime import UTC, datetime

from rich.console import Console

from bot.render.item import print_item
from tests.conftest import MakeItem


def test_all_that_is_known_of_an_item(make_item: MakeItem) -> None:
    moment = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
    item = make_item("Quay\x1b[31m opens.", author="Runa\nDahl", reposted_by="osk", dated="clamped", first_seen=moment, edited=moment, urls=["https://h.example/a", "javascript:x"])  # fmt: skip
    screen = Console(file=io.StringIO(), markup=False, highlight=False)
    print_item(screen, item)
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
