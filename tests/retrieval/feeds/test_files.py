"""Files of every kind: ordinary ones are read within a limit, nothing else is waited for."""

import os
import socket
from pathlib import Path

import pytest

from retrieval import read_feed
from retrieval.errors import FeedError, FeedNotFoundError
from retrieval.feeds.files import first_bytes, open_file, read_within


def test_a_file_is_read_within_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"x" * 2_000_000)
    with open_file(path) as file:
        assert first_bytes(file, "page", 3) == b"xxx"
        assert len(read_within(file, "page", 2_000_000)) == 2_000_000
    with open_file(path) as file, pytest.raises(FeedError, match="larger than 1 MB"):
        read_within(file, "page", 1_999_999)


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for path, what in {
            tmp_path / "pipe": "is a pipe",
            tmp_path / "socket": "is a socket",
            tmp_path / "loop": "symbolic links",
            Path("/dev/zero"): "is a device",
            tmp_path / "page.txt" / "x": "does not exist",
            tmp_path / ("n" * 300): "name too long",
            tmp_path / "a\0b": "null",
        }.items():
            with pytest.raises(FeedError, match=f"(?i){what}"):
                read_feed(path)


def test_a_name_that_is_no_text_is_read_and_told(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    with pytest.raises(FeedNotFoundError, match="does not exist"):
        read_feed(path)
    Path(path).write_text("Quay opens\n— Harbor Wire (@harborwire) February 21, 2025\n", encoding="utf-8")
    assert len(read_feed(path)) == 1


def test_a_file_that_says_to_be_empty_and_is_not() -> None:
    with open_file(Path("/proc/self/status")) as file:
        assert read_within(file, "status")
