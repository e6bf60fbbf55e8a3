"""Addresses as people write them; a password never shows."""

import logging
from pathlib import Path

import pytest

from retrieval._index.milvus.place import MilvusPlace
from retrieval.errors import ArgumentError


@pytest.mark.parametrize(
    ("given", "uri", "collection", "token", "shown"),
    [
        ("milvus://host:1953/feed", "http://host:1953", "feed", "", "milvus://host:1953/feed"),
        ("milvus://host/feed/", "http://host:19530", "feed", "", "milvus://host:19530/feed"),
        ("milvus+tls://host/feed", "https://host:19530", "feed", "", "milvus://host:19530/feed"),
        ("milvus://ida:p%40ss@host/feed", "http://host:19530", "feed", "ida:p@ss", "milvus://host:19530/feed"),
        ("milvus://k3y@host/feed", "http://host:19530", "feed", "k3y", "milvus://host:19530/feed"),
        ("milvus://[::1]:7/feed", "http://[::1]:7", "feed", "", "milvus://[::1]:7/feed"),
    ],
)
def test_servers(given: str, uri: str, collection: str, token: str, shown: str) -> None:
    place = MilvusPlace.parse(given)
    assert (place.uri, place.collection, place.token, place.shown) == (uri, collection, token, shown)
    assert not place.is_file
    assert not token or token not in repr(place)


@pytest.mark.parametrize("given", ["feed.milvus.db", "milvus:feed.milvus.db", "milvus:feed.db"])
def test_files(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    place = MilvusPlace.parse(given)
    assert place.is_file
    assert place.uri == place.shown == str(tmp_path / given.removeprefix("milvus:"))


def test_a_file_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert MilvusPlace.parse("~/feed.milvus.db").uri == str(tmp_path / "feed.milvus.db")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "feed.db",
        "milvus:feed",
        "milvus:.db",
        "milvus://ida:s3cret@/feed",
        "milvus://ida:s3cret@host:port/feed",
        "milvus://ida:s3cret@host",
        "milvus://ida:s3cret@host/a b",
        "milvus://ida:s3cret@host/a/b",
        "milvus://ida:s3cret@host/feed?x=1",
        "postgresql://ida:s3cret@host/feed",
        "https://ida:s3cret@host/feed.milvus.db",
    ],
)
def test_what_is_no_place_is_told_without_its_password(given: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ArgumentError, match="milvus://HOST:PORT/COLLECTION") as caught:
        MilvusPlace.parse(given)
    assert caught.value.argument == "index"
    assert "s3cret" not in str(caught.value) + caplog.text
