"""The bot against a loopback Discord, with invented items."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from bot.asking.service import Service
from bot.gateway.client import OnRecordBot
from retrieval import FeedItem, Retriever
from tests.fakes.discord_server import TOKEN, FakeDiscord

HOSTILE = "ケルダ外相は「@everyone **<@42>** [ここ](https://evil.example) を見よ」と述べた。"


def bot_items() -> list[FeedItem]:
    moment = datetime(2025, 3, 1, tzinfo=UTC)
    common: dict[str, Any] = {"published": moment, "has_time": False}
    return [
        FeedItem(source="見本新聞", handle="mihon", urls=["https://example.org/a"], headline="港の再開で協議",
                 text="港の再開で協議\nソレン市長は1日、港を来月に再開する方針を明らかにした。", **common),
        FeedItem(source="Harbor Wire", handle="harborwire", urls=["https://example.org/b"], headline="外相が会見",
                 text=f"外相が会見\n{HOSTILE}", **common),
        *(_minutes(number, common) for number in range(3)),
    ]  # fmt: skip


def _minutes(number: int, common: dict[str, Any]) -> FeedItem:
    """An item with ten long statements by one person."""
    headline = f"議事録{number}"
    text = "\n".join([headline, *(_speech(number * 10 + place) for place in range(10))])
    urls = ["https://example.org/m"]
    return FeedItem(
        source=f"Outlet {number}", handle=f"outlet{number}", urls=urls, headline=headline, text=text, **common
    )


def _speech(seed: int) -> str:
    """A statement of some length that is like no other."""
    dice = random.Random(seed)
    words = "".join(
        dice.choice("港湾道路予算学校病院鉄道農業漁業電力水道住宅観光税制防災気象統計労働図書館音楽林")
        for _ in range(250)
    )
    return f"ハルタ議員は「{words}」と述べた。"


@asynccontextmanager
async def running(server: FakeDiscord, retriever: Retriever, **options: Any) -> AsyncIterator[OnRecordBot]:
    """The bot, logged in, until the block ends; ``limit`` and ``zone`` are the service's, the rest is the client's."""
    of_service = {key: options.pop(key) for key in ("limit", "zone", "desk", "translator") if key in options}
    if own := options.get("servers"):
        of_service["holdings"] = own.holdings
    async with OnRecordBot(Service(retriever, **of_service), **options) as client:
        # A real Discord needs up to two seconds to tell of servers; this one has told before.
        client._connection.guild_ready_timeout = 0.1
        task = asyncio.create_task(client.start(TOKEN))
        await asyncio.wait_for(server.ready.wait(), timeout=20)
        await client.wait_until_ready()
        yield client
        await client.drain(20)
    await asyncio.wait_for(task, timeout=20)
