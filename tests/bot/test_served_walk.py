"""A browser and an assistant over one PostgreSQL, an index on Milvus Lite between them, while somebody adds."""

import asyncio
import signal
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx

from retrieval import Retriever
from retrieval.types.address import PostgresAddress
from tests.bot.mcp.conftest import items
from tests.bot.mcp.talking import called, over_http, over_stdio
from tests.bot.mcp.talking import serving as serving_mcp
from tests.bot.web.serving import serving
from tests.conftest import MakeItem

_TRIES = 1_000
_SOREN = "what did Soren say?"
_FERRY = "Captain Mika Norden said the ferry sails at night."


async def test_both_servers_over_one_record_follow_what_is_added(
    postgres: PostgresAddress, tmp_path: Path, make_item: MakeItem
) -> None:
    with Retriever.open(postgres.url) as retriever:
        retriever.add(items())
    # One process at a time has a file of Milvus Lite open.
    milvus = {"ONRECORD_INDEX": f"milvus:{tmp_path / 'feed.db'}"}
    async with AsyncExitStack() as ending:
        process, address = ending.enter_context(serving(postgres.url, **milvus))
        served = ending.enter_context(serving_mcp(postgres.url))
        browser = await ending.enter_async_context(httpx.AsyncClient(base_url=address, timeout=60))
        page = await browser.get("/", params={"question": _SOREN})
        assert page.text.count("<article") == 2
        found = (await browser.get("/api/ask", params={"question": _SOREN})).json()
        async with over_http(served) as assistant:
            _, told = await called(assistant, "ask", question=_SOREN)
            assert _words(told) == _words(found)
            with Retriever.open(postgres.url) as other:
                other.add([make_item(_FERRY)])
            asked = {"question": "what did Norden say about the ferry?"}
            for _ in range(_TRIES):
                if "ferry sails at night" in (await browser.get("/", params=asked)).text:
                    break
                await asyncio.sleep(0.02)
            for _ in range(_TRIES):
                if late := (await called(assistant, "ask", **asked))[1]["hits"]:
                    break
                await asyncio.sleep(0.02)
            assert late[0]["passage"]["text"] == _FERRY
            assert (await browser.get("/timeline", params={"speaker": "Norden"})).text.count("<article") == 1
            with Retriever.open(postgres.url) as other:
                other.remove(late[0]["item"]["id"])
            assert (await browser.get(f"/items/{late[0]['item']['id']}")).status_code == 404
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    async with over_stdio(postgres.url, **milvus) as assistant:
        _, again = await called(assistant, "ask", question=_SOREN)
        assert _words(again) == _words(found)


def _words(answer: dict[str, Any]) -> list[str]:
    return [hit["passage"]["text"] for hit in answer["hits"]]
