"""The bot follows feeds beside answering: in a thread of its own, whose trouble is nobody else's."""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from bot.render.follows import poll_line
from bot.settings.model import Settings
from retrieval import Retriever
from retrieval.errors import OnRecordError
from retrieval.following.feeds_file import FollowedFeed, read_feeds
from retrieval.following.follower import Follower
from retrieval.following.polling import PollReport
from retrieval.following.taking_turns import take_turns

PART = "follow"
"""What the one process has that asks the feeds; see ``Retriever.lead``."""

ANOTHER_FOLLOWS = "Another process follows the feeds of this database; where it ends, this one goes on."

_log = logging.getLogger(__name__)
_PAUSE_S = 60.0


def followed_feeds(settings: Settings) -> list[FollowedFeed]:
    """The feeds of the settings' file.

    Raises:
        FeedsFileError: it cannot be read, or a feed in it is not as it should be.
    """
    return read_feeds(settings.feeds, allow_private=settings.fetch.allow_private, zone=settings.feed_zone)


@contextmanager
def following(retriever: Retriever, settings: Settings) -> Iterator[Callable[[], None]]:
    """Follow the feeds of the settings' file while the block runs; where there is no such file, do nothing.

    Of several processes on one database one asks the feeds; where it ends, another goes on.

    Args:
        retriever: where items go.
        settings: name the file.

    Yields:
        What makes it stop before the block ends, without waiting for it.
    """
    stopping = threading.Event()
    if not settings.feeds.is_file():
        yield stopping.set
        return
    try:
        feeds = followed_feeds(settings)
    except OnRecordError as error:
        _log.error("No feed is followed: %s", error)
        yield stopping.set
        return
    thread = threading.Thread(target=_keep_following, args=(retriever, feeds, stopping), name="follow", daemon=True)
    thread.start()
    try:
        yield stopping.set
    finally:
        stopping.set()
        thread.join()


def _keep_following(retriever: Retriever, feeds: list[FollowedFeed], stopping: threading.Event) -> None:
    """Follow until told to stop; whatever ends it before, it begins again a minute later."""
    while not stopping.is_set():
        try:
            asyncio.run(_follow(retriever, feeds, stopping))
        # The bot goes on answering, whatever happens here.
        except Exception:  # noqa: BLE001
            _log.exception("Following stopped; it begins again in %d seconds.", _PAUSE_S)
            stopping.wait(_PAUSE_S)


async def _follow(retriever: Retriever, feeds: list[FollowedFeed], stopping: threading.Event) -> None:
    def report(polled: PollReport) -> None:
        if line := poll_line(polled):
            _log.info("%s", line.plain)

    async def follow(ended: asyncio.Event) -> None:
        _log.info("Following: %d.", len(feeds))
        with Follower(retriever, feeds, report=report) as follower:
            await follower.run(ended)

    ended = asyncio.Event()
    with closing(retriever.lead(PART)) as lead:
        running = asyncio.create_task(take_turns(lead, follow, ended, waiting=lambda: _log.info(ANOTHER_FOLLOWS)))
        while not stopping.is_set() and not running.done():
            await asyncio.wait({running}, timeout=0.5)
        ended.set()
        await running
