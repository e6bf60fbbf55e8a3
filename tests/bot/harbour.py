"""A small invented feed for what is done around an answer, and the ways to what a message offers."""

from datetime import UTC, datetime
from typing import Any

from retrieval import FeedItem
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.messages import Message

QUAY = (
    "Quay to reopen\nThe quay was closed in autumn. Divers found a crack.\nMayor Ida Soren said the quay would reopen "
    "in June.\nWork begins on Monday. Boats may wait outside."
)
PIER = "Pier stays\nMayor Ida Soren denied that the pier would be sold.\nThe council meets on Friday."
LIGHT = "灯台を直す\n灯台は古い。\nソレン市長は、灯台も直すと述べた。\n工事は夏に始まる。"
FENCED = "A manual\nCaptain Mika Norden said ```three marks``` begin a block of code."


def harbour_items() -> list[FeedItem]:
    """What three outlets published on three days."""
    return [
        _item("Harbor Wire", "harborwire", 1, QUAY),
        _item("Tide Post", "tidepost", 2, PIER),
        _item("見本新聞", "mihon", 3, LIGHT),
        _item("Harbor Wire", "harborwire", 4, FENCED),
    ]


def _item(source: str, handle: str, day: int, text: str) -> FeedItem:
    return FeedItem(
        source=source,
        handle=handle,
        published=datetime(2025, 3, day, tzinfo=UTC),
        has_time=False,
        urls=(f"https://example.org/{day}",),
        headline=text.split("\n")[0],
        text=text,
    )


def control(message: Message, action: str, arg: str = "") -> dict[str, Any]:
    """The button or menu of a message that does something; with an argument, where there are several."""
    found = [one for one in message.items() if str(one.get("custom_id", "")).startswith(f"or:{action}:")]
    (one,) = [one for one in found if not arg or one["custom_id"].endswith(f":{arg}")]
    return one


def controls(message: Message) -> set[str]:
    """What the buttons and menus of a message do."""
    return {str(one["custom_id"]).split(":")[1] for one in message.items() if "custom_id" in one}


def values(message: Message, what: str) -> list[str]:
    """The values of the menu *⋯* that do something, in order."""
    return [one["value"] for one in control(message, "more")["options"] if one["value"].startswith(f"{what}:")]


async def asked(server: FakeDiscord, question: str, **options: Any) -> Message:
    """The answer to a question."""
    return await server.final(await server.command("ask", question=question, **options))
