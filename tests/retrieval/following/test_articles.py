"""Articles behind entries."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from retrieval.errors import OnRecordError
from retrieval.following.articles import Article, Articles, article_text, told
from retrieval.following.robots import Robots
from tests.conftest import MakeItem
from tests.fakes.feed_site import Clock, local_fetcher
from tests.fakes.hostile_server import HostileServer, answer

PARAGRAPHS = [
    "Mayor Ida Soren said on Saturday that the quay would reopen in May, two months before it had been expected to.",
    "Divers had looked at the piles for three weeks and found less damage than the council had feared in winter.",
    "Runa Dahl, who leads the port, said the ferry would land at the north pier until the cranes had been mended.",
]
PAGE = (
    "<html><head><title>Quay to reopen</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Quay to reopen</h1>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "</article><footer>All rights reserved</footer></body></html>"
).encode()


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def articles(clock: Clock) -> Iterator[Articles]:
    fetcher = local_fetcher(clock)
    with ThreadPoolExecutor(1) as threads:
        yield Articles(fetcher, Robots(fetcher, clock), sleep=clock.sleep, threads=threads)


async def got(articles: Articles, server: HostileServer, make_item: MakeItem, path: str, **fields: object) -> Article:
    link = server.url(path, "feed.example")
    item = make_item("Quay to reopen\nThe quay reopens.", **{"urls": [link], **fields})
    return await articles.with_article(item, feed_url=server.url("/feed", "feed.example"), allow_private=True)


async def test_an_entry_gets_the_text_of_its_article(
    articles: Articles, server: HostileServer, make_item: MakeItem
) -> None:
    server.give("/1", answer(PAGE))
    found = await got(articles, server, make_item, "/1")
    assert found.problem == ""
    assert found.item.text == "\n".join(["Quay to reopen", *PARAGRAPHS])
    assert found.item.headline == "Quay to reopen"


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/none", "404"),
        ("/empty", "is empty"),
        ("/short", "no more text"),
        ("/bytes", "binary"),
        ("/nav", "no article"),
    ],
)
async def test_an_entry_whose_article_cannot_be_had_stays_and_says_so(
    articles: Articles, server: HostileServer, make_item: MakeItem, path: str, complaint: str
) -> None:
    server.give("/empty", answer(b""))
    server.give("/short", answer(b"<html><body><article><p>It reopens.</p></article></body></html>"))
    server.give("/bytes", answer(b"\x89PNG\r\n"))
    server.give("/nav", answer(b"<html><body></body></html>"))
    found = await got(articles, server, make_item, path)
    assert found.item.text == "Quay to reopen\nThe quay reopens."
    if path != "/short":
        assert complaint in found.problem
    assert found.problem


async def test_what_robots_txt_forbids_is_not_fetched(
    articles: Articles, server: HostileServer, make_item: MakeItem
) -> None:
    server.give("/robots.txt", answer(b"User-agent: *\nDisallow: /1\n"))
    server.give("/1", answer(PAGE))
    assert "robots.txt" in (await got(articles, server, make_item, "/1")).problem
    assert [text.split(" ")[1] for text in server.asked] == ["/robots.txt"]


async def test_a_hosts_pace_is_kept_where_it_can_be(
    articles: Articles, server: HostileServer, make_item: MakeItem, clock: Clock
) -> None:
    server.give("/1", answer(PAGE))
    server.give("/robots.txt", answer(b"User-agent: *\nCrawl-delay: 7\n"))
    assert not (await got(articles, server, make_item, "/1")).problem
    assert clock.slept == [7.0]
    clock.move(days=2)
    server.give("/robots.txt", answer(b"User-agent: *\nCrawl-delay: 900\n"))
    assert "900 seconds" in (await got(articles, server, make_item, "/1")).problem


async def test_a_private_feed_leads_to_no_other_private_host(
    articles: Articles, server: HostileServer, make_item: MakeItem
) -> None:
    found = await got(articles, server, make_item, "/1", urls=[server.url("/1", "router.example")])
    assert found.problem
    assert server.asked == []


async def test_without_a_link_there_is_none(articles: Articles, server: HostileServer, make_item: MakeItem) -> None:
    assert (await got(articles, server, make_item, "/1", urls=[])).problem == "it has no link"


def test_any_bytes_are_an_article_or_an_error() -> None:
    for data in (b"<", b"\xff\xfe<p>", b"<html>" * 500, b"<p>&#xD800;" * 50):
        try:
            assert article_text(data, "https://feed.example/")
        except OnRecordError:
            continue


def test_problems_are_told_in_one_line(make_item: MakeItem) -> None:
    item = make_item("Quay")
    assert told([Article(item)]) == ""
    assert told([Article(item, "404"), Article(item), Article(item, "500")]).startswith("2 articles could not")
