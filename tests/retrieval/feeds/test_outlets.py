"""Outlets and authors."""

import pytest

from retrieval.feeds.outlets import (
    SHARED_HOSTS,
    SharedHost,
    author_name,
    handle_of,
    host_of,
    is_aggregator,
    outlet_behind,
)


@pytest.mark.parametrize("row", SHARED_HOSTS, ids=lambda row: row.example)
def test_every_shared_host_reads_its_example(row: SharedHost) -> None:
    assert handle_of(row.example) == row.handle


@pytest.mark.parametrize(
    ("link", "handle"),
    [
        ("https://www.HarborWire.example/news/", "harborwire.example"),
        ("https://blog.harborwire.example", "blog.harborwire.example"),
        ("https://harborwire.example:8080/@", "harborwire.example"),
        ("https://github.com/", "github.com"),
        ("not an address", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_the_handle_of_a_site(link: str, handle: str) -> None:
    assert handle_of(link) == handle


def test_hosts() -> None:
    assert host_of(" https://www.harborwire.example./x ") == "harborwire.example"


def test_aggregators_name_the_outlet_behind_the_title() -> None:
    assert is_aggregator("https://news.google.com/rss/search?q=quay")
    assert not is_aggregator("https://harborwire.example/")
    assert outlet_behind("Quay opens - Harbor Wire") == ("Quay opens", "Harbor Wire")
    assert outlet_behind("Quay opens") == ("Quay opens", "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Runa Dahl", "Runa Dahl"),
        ("runa@quay.example (Runa Dahl)", "Runa Dahl"),
        ("Runa Dahl <runa@quay.example>", "Runa Dahl"),
        ("runa@quay.example", ""),
        ("Editor", ""),
        ("https://quay.example/runa", ""),
        ("  麻生 \n 花子 ", "麻生 花子"),
        ("", ""),
    ],
)
def test_names_of_authors(text: str, name: str) -> None:
    assert author_name(text) == name
