"""The server over HTTP: who is let in."""

import asyncio

import httpx2
import pytest

from bot.errors import AddressError, SettingsError
from bot.mcp.http import OneToken, endpoint_of, token_given
from tests.bot.mcp.talking import called, over_http, serving
from tests.bot.terminal import onrecord

_PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
_ACCEPT = {"Accept": "application/json, text/event-stream"}
_OWN = "a-token-of-ones-own-2025"


async def test_whoever_has_the_token_that_is_told_asks_and_nobody_else_does(feed: str) -> None:
    with serving(feed) as served:
        async with over_http(served) as client:
            _, found = await called(client, "ask", question="ソレン市長は何と言った?")
            assert found["total"] == 2
        # As assistants of earlier versions of the protocol speak, and several questions at the same time.
        async with over_http(served, "legacy") as client:
            people = ("Soren", "Vell", "Kelder") * 2
            given = await asyncio.gather(*[called(client, "ask", question=f"what did {name} say?") for name in people])
            assert [found["status"] for _, found in given] == ["answered", "answered", "unknown_name"] * 2
        authorized = {"Authorization": f"Bearer {served.token}", **_ACCEPT}
        async with httpx2.AsyncClient(headers=_ACCEPT) as http:
            for headers, status in (
                (authorized, 200),
                ({}, 401),
                ({"Authorization": "Bearer wrong"}, 401),
                ({"Authorization": "Basic " + served.token}, 401),
                # A page of the web, and a name of the web that leads to this machine.
                ({**authorized, "Origin": "https://evil.example"}, 403),
                ({**authorized, "Host": "evil.example"}, 421),
            ):
                answer = await http.post(served.url, json=_PING, headers=headers)
                assert answer.status_code == status, headers
                assert (status == 200) == ("result" in answer.text)
            long = await http.post(served.url, json={**_PING, "params": {"x": "y" * 1_000_001}}, headers=authorized)
            assert long.status_code == 413


async def test_a_token_of_ones_own_is_taken_and_told_nowhere(feed: str) -> None:
    with serving(feed, ONRECORD_MCP_TOKEN=_OWN) as served:
        async with over_http(served) as client:
            _, found = await called(client, "sources")
            assert found["total"] == 3


def test_where_others_reach_it_a_token_of_ones_own_is_needed(feed: str) -> None:
    elsewhere, here = endpoint_of("192.0.2.7"), endpoint_of(":0")
    with pytest.raises(AddressError, match="ONRECORD_MCP_TOKEN"):
        token_given("", elsewhere)
    assert token_given("", here) == ""
    assert token_given(_OWN, elsewhere) == _OWN
    for token in ("short", "sixteen characters and blanks", "とても長い合言葉とても長い合言葉"):
        with pytest.raises(SettingsError, match="at least 16"):
            token_given(token, here)
    done = onrecord("mcp", "--http", "0.0.0.0:0", "--db", feed)
    assert (done.returncode, done.stdout) == (2, "")
    assert "every address" in done.stderr


async def test_a_token_is_compared_whatever_is_sent() -> None:
    verifier = OneToken(_OWN)
    assert await verifier.verify_token(_OWN)
    for wrong in ("", _OWN[:-1], "ü\udcff"):
        assert await verifier.verify_token(wrong) is None
