"""Addresses of the page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.requests import Request

from bot.web.addresses import Wanted, address, switched
from retrieval.types import Suggestion


def request(path: str = "/", query: str = "") -> Request:
    return Request({"type": "http", "path": path, "query_string": query.encode(), "headers": []})


def test_an_address_says_all_that_is_asked() -> None:
    query = "question=%E6%B8%AF%3F&source=a&source=b&speaker=Soren&since=2025-03-01&until=Monday&offset=10&topic=x"
    wanted = Wanted.of(request(query=query), "ja")
    assert wanted == Wanted("港?", ("a", "b"), ("Soren",), "2025-03-01", "Monday", "x", 10, "ja")
    found = urlsplit(wanted.ask(offset=20))
    assert found.path == "/"
    assert parse_qs(found.query) == {
        "question": ["港?"],
        "source": ["a", "b"],
        "speaker": ["Soren"],
        "since": ["2025-03-01"],
        "until": ["Monday"],
        "offset": ["20"],
        "language": ["ja"],
    }
    assert (
        wanted.timeline("田中 #1", "x&y", 50)
        == "/timeline?speaker=%E7%94%B0%E4%B8%AD+%231&topic=x%26y&offset=50&language=ja"
    )
    assert wanted.item("a/../b?", passage="1-2") == "/items/a%2F..%2Fb%3F?passage=1-2&language=ja"


@pytest.mark.parametrize("offset", ["-1", "x", "１", "9" * 20, "1.5", ""])
def test_an_offset_that_is_none_is_the_first_page(offset: str) -> None:
    assert Wanted.of(request(query=f"offset={offset}")).offset == 0


def test_an_offset_stays_within_what_can_be_asked() -> None:
    assert Wanted.of(request(query="offset=99999999")).offset == 10_000


def test_what_is_suggested() -> None:
    step = Suggestion(label="Soren", question="what did Soren say?", speakers=("ソレン #0123abcd",))
    found = parse_qs(urlsplit(Wanted("x", ("a",), offset=10).step(step)).query)
    assert found == {"question": ["what did Soren say?"], "speaker": ["ソレン #0123abcd"]}


def test_the_same_page_in_the_other_language() -> None:
    asked = request("/timeline", "speaker=Soren&language=en&topic=a%26b")
    assert switched(asked, "ja") == "/timeline?speaker=Soren&topic=a%26b&language=ja"
    assert switched(request("/items/é?"), "en") == "/items/%C3%A9%3F?language=en"


@pytest.mark.parametrize("path", ["//evil.example/x", "/\\evil.example", "/nothing", "/style.css"])
def test_no_link_is_made_of_an_address_that_is_none_of_the_pages(path: str) -> None:
    assert switched(request(path), "ja") == "/?language=ja"


def test_what_says_nothing_is_left_out() -> None:
    assert address("/", {"question": "", "source": [], "offset": 0}) == "/"
    assert address("/", {"question": "\ud800"}) == "/?question=%3F"
