"""What people hold that is no feed."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import OnRecordError, read_feed
from retrieval.errors import FeedError
from retrieval.feeds.unknown import EXPECTED, kind_of_bytes, kind_of_names, kind_of_text


def test_plain_text_is_told_what_is_read() -> None:
    assert kind_of_text("ただの文章です。\n続きです。").endswith(EXPECTED)
    assert kind_of_bytes(b"Plain words.") == ""


def test_folders() -> None:
    assert kind_of_names([], "folder") == "a folder without files."
    assert kind_of_names([], "zip") == "a zip file without files."
    assert "no archive that is read as a whole" in kind_of_names(["a.txt", "b.txt"], "folder")
    assert "Slack" in kind_of_names(["channels.json", "users.json", "general/2025-02-20.json"], "folder")


def test_a_folder_is_told_by_what_it_holds(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="is a folder without files"):
        read_feed(tmp_path)
    (tmp_path / "outbox.json").write_text("{}")
    (tmp_path / "actor.json").write_text("{}")
    with pytest.raises(FeedError, match="Mastodon"):
        read_feed(tmp_path)


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_a_feed_or_one_plain_error(data: bytes) -> None:
    with contextlib.suppress(OnRecordError):
        read_feed(data)
