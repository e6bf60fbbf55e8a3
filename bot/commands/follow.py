"""``onrecord follow``."""

import asyncio
import signal
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rich.console import Console

from bot.console.interrupts import INTERRUPTED
from bot.process.following import ANOTHER_FOLLOWS, PART, followed_feeds
from bot.render.follows import poll_line
from bot.render.screen import console, put, visible
from bot.session import open_retriever
from bot.settings.model import Settings, load_settings
from retrieval import Retriever
from retrieval.errors import FeedError
from retrieval.following.feeds_file import FollowedFeed, add_feeds
from retrieval.following.follower import Follower
from retrieval.following.polling import PollReport
from retrieval.following.taking_turns import take_turns
from retrieval.types.address import Place

DONE = 0
_STOPPED = "Stopped. What was read is stored."


def run(
    *,
    feeds: Path | None,
    once: bool,
    added: Sequence[str],
    imported: Path | None,
    exported: Path | None,
    db: Place | None,
) -> int:
    """Follow the feeds of a file until it is stopped, or change that file, or write it as OPML."""
    settings = load_settings(db=db, feeds=feeds)
    if added or imported or exported:
        _change(settings, added, imported, exported)
        return DONE
    followed = followed_feeds(settings)
    errors = console(error=True)
    if not followed:
        put(errors, f"{settings.feeds} names no feed. Add one with `onrecord follow --add URL`.")
        return DONE
    with open_retriever(settings, must_exist=False) as retriever:
        try:
            asyncio.run(_follow(retriever, followed, errors, once=once))
        except KeyboardInterrupt:
            put(errors, _STOPPED)
            return INTERRUPTED
    return DONE


async def _follow(retriever: Retriever, feeds: Sequence[FollowedFeed], errors: Console, *, once: bool) -> None:
    def report(polled: PollReport) -> None:
        if line := poll_line(polled):
            put(errors, line)

    async def follow(ended: asyncio.Event) -> None:
        count = "1 feed" if len(feeds) == 1 else f"{len(feeds)} feeds"
        put(errors, f"Following {count}; Ctrl-C stops.")
        with Follower(retriever, feeds, report=report) as follower:
            await follower.run(ended)

    if once:
        with Follower(retriever, feeds, report=report) as follower:
            await follower.poll_due()
        return
    with closing(retriever.lead(PART)) as lead:
        await take_turns(lead, follow, _stopping(), waiting=lambda: put(errors, ANOTHER_FOLLOWS))
    put(errors, _STOPPED)


def _stopping() -> asyncio.Event:
    """Set by the first Ctrl-C or SIGTERM; the second Ctrl-C ends the program at once."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        stopping.set()
        loop.remove_signal_handler(signal.SIGINT)

    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop)
    return stopping


def _change(settings: Settings, added: Sequence[str], imported: Path | None, exported: Path | None) -> None:
    screen = console()
    path = settings.feeds
    wanted = [(url, "") for url in added]
    if imported:
        from retrieval.feeds.opml import read_opml

        wanted += [(outline.xml_url, outline.title) for outline in read_opml(_bytes(imported), str(imported))]
    if wanted:
        count = add_feeds(path, wanted, allow_private=settings.fetch.allow_private)
        there = len(wanted) - count
        known = f", {there} there already" if there else ""
        put(screen, f"{visible(str(path))}: {count} added{known}")
    if exported:
        from retrieval.feeds.opml import Outline, write_opml

        found = followed_feeds(settings)
        data = write_opml([Outline(feed.name or feed.url, feed.url) for feed in found])
        try:
            exported.write_bytes(data)
        except OSError as error:
            raise FeedError(f"{exported} cannot be written: {error}.", source=str(exported)) from error
        put(screen, f"{visible(str(exported))}: {len(found)} written")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FeedError(f"{path} cannot be read: {error}.", source=str(path)) from error
