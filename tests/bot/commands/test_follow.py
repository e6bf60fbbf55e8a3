"""``onrecord follow``, as a new owner uses it: real processes, feeds on loopback."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from retrieval.following.feeds_file import read_feeds
from tests.bot.terminal import ROOT, onrecord
from tests.fakes.feed_site import Site
from tests.fakes.hostile_server import HostileServer


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


@pytest.fixture
def sites(server: HostileServer, tmp_path: Path) -> list[Site]:
    """Two feeds, and a file that names them."""
    made = [Site(server, f"/{name}", "localhost") for name in ("first", "second")]
    tables = [f'[[feed]]\nurl = "{site.url}"\nprivate = true\ninterval = "1 second"\n' for site in made]
    (tmp_path / "feeds.toml").write_text("\n".join(tables), encoding="utf-8")
    made[0].publish(1, "Quay to reopen", "Mayor Ida Soren said the quay would reopen in May.")
    made[1].publish(11, "Ferry fares", "Runa Dahl said the fares would not rise.")
    return made


def following(folder: Path) -> subprocess.Popen[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "follow"],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def lines_until(stream: IO[str], wanted: str, count: int = 1) -> list[str]:
    """Lines up to that in which some words stand for the nth time; the process ending ends them too."""
    lines = []
    for line in stream:
        lines.append(line)
        if sum(wanted in one for one in lines) == count:
            break
    return lines


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_new_entry_is_answered_from_a_moment_later(sites: list[Site], tmp_path: Path, stop: signal.Signals) -> None:
    process = following(tmp_path)
    assert process.stderr is not None
    # A process that says nothing would be waited for without end.
    watch = threading.Timer(120, process.kill)
    watch.start()
    with process:
        lines_until(process.stderr, "1 added", 2)
        sites[1].publish(12, "Lighthouse sold", "Osk Tveit said the lighthouse had been sold to the town.")
        assert "1 added" in lines_until(process.stderr, "1 added")[-1]
        answer = onrecord("ask", "what did Tveit say?", cwd=tmp_path)
        assert (answer.returncode, "lighthouse had been sold" in answer.stdout) == (0, True)
        process.send_signal(stop)
        rest = process.stderr.read()
    watch.cancel()
    assert process.returncode == 0
    assert rest.strip().splitlines()[-1] == "Stopped. What was read is stored."
    assert "Traceback" not in rest


def test_once_asks_each_feed_that_is_due_and_sources_shows_how_they_are(
    sites: list[Site], server: HostileServer, tmp_path: Path
) -> None:
    with (tmp_path / "feeds.toml").open("a", encoding="utf-8") as file:
        file.write(f'[[feed]]\nurl = "{server.url("/none", "localhost")}"\nname = "Lost Wire"\nprivate = true\n')
    done = onrecord("follow", "--once", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("1 added")) == (0, 2)
    assert "Lost Wire: failing" in done.stderr
    shown = onrecord("sources", cwd=tmp_path, COLUMNS="100").stdout
    assert "Harbor Wire" in shown
    assert "failing since" in shown
    assert "404" in shown
    assert len(server.asked) == 3


def test_addresses_of_this_machine_are_refused_unless_allowed(server: HostileServer, tmp_path: Path) -> None:
    site = Site(server, host="localhost")
    site.publish(1, "Quay to reopen", "The quay reopens.")
    assert onrecord("follow", "--add", site.url, cwd=tmp_path).returncode == 2
    allowed = {"ONRECORD_FETCH__ALLOW_PRIVATE": "true"}
    assert onrecord("follow", "--add", site.url, cwd=tmp_path, **allowed).stdout == "feeds.toml: 1 added\n"
    assert "1 added" in onrecord("follow", "--once", cwd=tmp_path, **allowed).stderr
    assert "1 unchanged" in onrecord("add", site.url, cwd=tmp_path, **allowed).stdout
    refused = onrecord("add", site.url, cwd=tmp_path)
    assert (refused.returncode, "only 80, 443" in refused.stderr) == (2, True)


def test_lists_of_feeds_go_in_and_out(tmp_path: Path) -> None:
    urls = ["https://harborwire.example/feed.xml", "https://mihon.example/rss?a=1&b=2"]
    added = onrecord("follow", *[part for url in urls for part in ("--add", url)], cwd=tmp_path)
    assert (added.returncode, added.stdout) == (0, "feeds.toml: 2 added\n")
    assert onrecord("follow", "--export", "mine.opml", cwd=tmp_path).stdout == "mine.opml: 2 written\n"
    done = onrecord("follow", "--import", "mine.opml", "--feeds", "other.toml", cwd=tmp_path)
    assert done.stdout == "other.toml: 2 added\n"
    assert [feed.url for feed in read_feeds(tmp_path / "other.toml")] == urls
    again = onrecord("follow", "--import", "mine.opml", cwd=tmp_path)
    assert again.stdout == "feeds.toml: 0 added, 2 there already\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "feeds.toml does not exist"),
        (("--feeds", "none.toml"), "none.toml does not exist"),
        (("--add", "ftp://x.example/"), "not an http or https"),
        (("--import", "none.opml"), "none.opml cannot be read"),
        (("--export", "none/out.opml", "--add", "https://x.example/"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(tmp_path: Path, arguments: tuple[str, ...], complaint: str) -> None:
    done = onrecord("follow", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "unexpected" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_of_two_that_follow_one_waits_and_goes_on_when_the_other_is_killed(tmp_path: Path, sites: list[Site]) -> None:
    with following(tmp_path) as first:
        assert first.stderr
        lines_until(first.stderr, "1 added", 2)
        with following(tmp_path) as second:
            assert second.stderr
            assert "Another process follows" in lines_until(second.stderr, "Another process")[-1]
            first.kill()
            sites[0].publish(2, "Ferry", "Runa Dahl said the ferry would sail.")
            assert "1 added" in lines_until(second.stderr, "1 added")[-1]
            second.send_signal(signal.SIGTERM)
            assert "Stopped." in second.stderr.read()
