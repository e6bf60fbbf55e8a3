"""Paths as people type and paste them."""

from pathlib import Path

import pytest

from bot.settings.paths import expanded, path_from, where
from retrieval import FeedError


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("feed.txt", "feed.txt"),
        ("my feed.txt", "my feed.txt"),
        ("-", "-"),
        ("https://harborwire.example/feed.xml", "https://harborwire.example/feed.xml"),
        ("~/feed.txt", "/home/ida/feed.txt"),
        ("~", "/home/ida"),
        ("~nobody-of-that-name/feed.txt", "~nobody-of-that-name/feed.txt"),
        ("file:///srv/feed.txt", "/srv/feed.txt"),
        ("FILE:///srv/feed.txt", "/srv/feed.txt"),
        ("file:/srv/feed.txt", "/srv/feed.txt"),
        ("file://localhost/srv/my%20feed.txt", "/srv/my feed.txt"),
        ("file:///srv/%E8%A6%8B%E6%9C%AC.txt", "/srv/見本.txt"),
        ("file:///srv/what?.txt", "/srv/what?.txt"),
        ("file:///srv/a%23b.txt", "/srv/a#b.txt"),
        ("file:///srv/%ff.txt", "/srv/\udcff.txt"),
    ],
)
def test_a_path_is_what_was_meant(typed: str, path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", "/home/ida")
    monkeypatch.chdir(tmp_path)
    assert where(typed) == path
    assert path_from(typed) == Path(path)


@pytest.mark.parametrize("typed", ["file://server/feed.txt", "file://", "file:///", "file:", "file://[::1/feed"])
def test_an_address_that_names_no_file_of_this_machine(typed: str) -> None:
    with pytest.raises(FeedError) as told:
        where(typed)
    assert typed in str(told.value)


def test_a_file_of_that_very_name_is_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "~feed").touch()
    assert where("~feed") == "~feed"


def test_a_home_that_nobody_has() -> None:
    assert expanded(Path("~nobody-of-that-name/a")) == Path("~nobody-of-that-name/a")
