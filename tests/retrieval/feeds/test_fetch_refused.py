"""Addresses that are not fetched from, whatever their name and wherever a page redirects."""

import socket
from collections.abc import Iterator, Sequence

import pytest

from retrieval.errors import FetchError
from retrieval.feeds.fetch import Fetched, Fetcher, Limits, fetch
from tests.fakes.hostile_server import HostileServer, answer

QUICK = Limits(deadline_s=1.0, connect_s=0.5)
BOMB = 150_000_000


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


def leading_to(*addresses: str) -> Fetcher:
    """A fetcher for which every name has these addresses."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return Fetcher(QUICK, resolve=resolve)


def got(url: str, limits: Limits = QUICK) -> Fetched:
    return fetch(url, allow_private=True, limits=limits)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://localhost./",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://metadata.google.internal/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://127.0.0.1./",
        "http://１２７．０．０．１/",
        "http://127。0。0。1/",
    ],
)
def test_addresses_that_are_not_public_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        fetch(url)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0"]
)
async def test_a_name_that_leads_to_a_private_address_is_refused(address: str) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        await leading_to("93.184.215.14", address).get("http://feed.example/")


async def test_metadata_is_refused_even_where_private_addresses_are_allowed() -> None:
    with pytest.raises(FetchError, match="metadata"):
        await leading_to("169.254.169.254").get("http://feed.example/", allow_private=True)


async def test_a_redirect_is_checked_as_the_first_address_is(server: HostileServer) -> None:
    server.give("/a", answer(b"", "Location: http://169.254.169.254/latest", status="302 Found"))
    with pytest.raises(FetchError, match="metadata"):
        await leading_to("127.0.0.1").get(server.url("/a", "feed.example"), allow_private=True)


async def test_a_name_that_changes_its_address_leads_nowhere_else(server: HostileServer) -> None:
    """The second look-up would give another address; there is none: the connection goes where the check looked."""
    answers = [["127.0.0.1"], ["169.254.169.254"]]
    asked = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return answers[len(asked) - 1]

    server.give("/a", answer(b"words"))
    fetcher = Fetcher(QUICK, resolve=resolve)
    page = await fetcher.get(server.url("/a", "feed.example"), allow_private=True)
    assert (page.data, asked) == (b"words", ["feed.example"])
    assert f"Host: feed.example:{server.port}\r\n" in server.asked[0]
    with pytest.raises(FetchError, match="metadata"):
        await fetcher.get(server.url("/a", "feed.example"), allow_private=True)
    assert len(server.asked) == 1


async def test_the_next_address_is_tried_where_one_does_not_answer(server: HostileServer) -> None:
    server.give("/a", answer(b"words"))
    page = await leading_to("::1", "127.0.0.2", "127.0.0.1").get(server.url("/a", "feed.example"), allow_private=True)
    assert page.data == b"words"


async def test_where_no_address_answers_that_is_told() -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        port = unheard.getsockname()[1]
        with pytest.raises(FetchError, match="could not be fetched"):
            await leading_to("127.0.0.1").get(f"http://feed.example:{port}/", allow_private=True)


@pytest.mark.parametrize("port", [22, 25, 6379, 9200])
async def test_other_ports_than_those_of_the_web_are_refused(port: int) -> None:
    with pytest.raises(FetchError, match=f"port {port}"):
        await leading_to("93.184.215.14").get(f"http://feed.example:{port}/")
