"""``onrecord follow``."""

import asyncio
import signal
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bot.following import followed_feeds
from bot.render.follows import poll_line
from bot.render.text import console, visible
from bot.session import open_retriever
from bot.settings import Settings, load_settings
from retrieval import Retriever
from retrieval.errors import FeedError
from retrieval.following.feeds_file import FollowedFeed, add_feeds
from retrieval.following.follower import Follower
from retrieval.following.polling import PollReport

DONE = 0


def run(
    *,
    feeds: Path | None,
    once: bool,
    added: Sequence[str],
    imported: Path | None,
    exported: Path | None,
    db: Path | None,
) -> int:
    """Follow the feeds of a file until it is stopped, or change that file, or write it as OPML."""
    settings = load_settings(db=db, feeds=feeds)
    if added or imported or exported:
        _change(settings, added, imported, exported)
        return DONE
    followed = followed_feeds(settings)
    errors = console(error=True)
    if not followed:
        errors.print(f"{settings.feeds} names no feed. Add one with `onrecord follow --add URL`.", soft_wrap=True)
        return DONE
    with open_retriever(settings, must_exist=False) as retriever:
        asyncio.run(_follow(retriever, followed, errors, once=once))
    return DONE


async def _follow(retriever: Retriever, feeds: Sequence[FollowedFeed], errors: Console, *, once: bool) -> None:
    def report(polled: PollReport) -> None:
        if line := poll_line(polled):
            errors.print(line, soft_wrap=True)

    with Follower(retriever, feeds, report=report) as follower:
        if once:
            await follower.poll_due()
            return
        count = "1 feed" if len(feeds) == 1 else f"{len(feeds)} feeds"
        errors.print(f"Following {count}; Ctrl-C stops.")
        await follower.run(_stopping())
    errors.print("Stopped. What was read is stored.")


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
        screen.print(f"{visible(str(path))}: {count} added{known}", soft_wrap=True)
    if exported:
        from retrieval.feeds.opml import Outline, write_opml

        found = followed_feeds(settings)
        data = write_opml([Outline(feed.name or feed.url, feed.url) for feed in found])
        try:
            exported.write_bytes(data)
        except OSError as error:
            raise FeedError(f"{exported} cannot be written: {error}.", source=str(exported)) from error
        screen.print(f"{visible(str(exported))}: {len(found)} written", soft_wrap=True)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FeedError(f"{path} cannot be read: {error}.", source=str(path)) from error
