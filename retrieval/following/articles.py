"""The article behind an entry, for feeds that give only its beginning."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass

from retrieval.errors import OnRecordError
from retrieval.feeds.article import read_article
from retrieval.feeds.decode import decode
from retrieval.feeds.fetch import Fetcher
from retrieval.feeds.html_posts import embedded_in, others_in
from retrieval.feeds.html_tree import tree_of
from retrieval.feeds.page_facts import facts_of
from retrieval.feeds.targets import target_of
from retrieval.following.robots import Robots
from retrieval.types import FeedItem

_LONGEST_DELAY = 60.0
"""Seconds between two pages of a host; where it asks for more, its articles are left."""


@dataclass(frozen=True)
class Article:
    """An entry with its article, or without and why.

    Attributes:
        item: with the article's text where there is one, else as the feed has it.
        problem: why there is none, for a person; empty where there is one.
    """

    item: FeedItem
    problem: str = ""


class Articles:
    """Fetches articles, as ``robots.txt`` allows, one of a host at a time. Use it from one event loop.

    Args:
        fetcher: fetches the pages.
        robots: the rules of their hosts.
        sleep: waits for so many seconds.
        threads: in which pages are read.
    """

    def __init__(
        self, fetcher: Fetcher, robots: Robots, *, sleep: Callable[[float], Awaitable[None]], threads: Executor
    ) -> None:
        self._fetcher = fetcher
        self._robots = robots
        self._sleep = sleep
        self._threads = threads

    async def with_article(self, item: FeedItem, *, feed_url: str, allow_private: bool) -> Article:
        """An entry with the text of its article.

        Args:
            item: as the feed has it.
            feed_url: the feed's address.
            allow_private: the feed may lie in a private network; then an article may too, on the same host.
        """
        if not item.url:
            return Article(item, "it has no link")
        try:
            text = await self._text(item.url, feed_url, allow_private=allow_private)
        except OnRecordError as error:
            return Article(item, str(error).rstrip("."))
        whole = item.text if item.text.startswith(item.headline) else f"{item.headline}\n{item.text}"
        lines = [line for line in text.splitlines() if line.strip() and line.strip() != item.headline]
        article = "\n".join([item.headline, *lines] if item.headline else lines)
        if len(article) <= len(whole):
            return Article(item, "its page has no more text than the feed")
        return Article(item.model_copy(update={"text": article}))

    async def _text(self, url: str, feed_url: str, *, allow_private: bool) -> str:
        is_private = allow_private and is_same_host(url, feed_url)
        if why := await self._robots.refusal(url, allow_private=is_private):
            raise ArticleError(f"{url} is not fetched: {why}.")
        delay = await self._robots.delay(url, allow_private=is_private)
        if not 0 <= delay <= _LONGEST_DELAY:
            raise ArticleError(f"{url} is not fetched: its host asks to wait {delay:g} seconds between pages.")
        if delay:
            await self._sleep(delay)
        page = await self._fetcher.get(url, allow_private=is_private)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, article_text, page.data, page.url)


class ArticleError(OnRecordError):
    """An article was not fetched, or there is none; the message tells why."""


def is_same_host(url: str, other: str) -> bool:
    """Whether two addresses lead to one host.

    Raises:
        FetchError: one of them is none that is fetched.
    """
    return target_of(url, allow_private=True).host == target_of(other, allow_private=True).host


def article_text(data: bytes, url: str) -> str:
    """The text of the article of a page, its paragraphs a line each.

    Raises:
        OnRecordError: the page is none, or has no article.
    """
    try:
        root = tree_of(decode(data, url), url)
        facts = facts_of(root, url)
        for element in [*(post.element for post in embedded_in(root)), *others_in(root)]:
            if element.getparent() is not None:
                element.drop_tree()
        lines = read_article(root, facts).lines
    except OnRecordError:
        raise
    # Parsers of whatever a stranger wrote.
    except Exception as error:
        raise ArticleError(f"{url} could not be read ({type(error).__name__}).") from error
    if not lines:
        raise ArticleError(f"{url} holds no article.")
    return "\n".join(lines)


def told(articles: Iterable[Article]) -> str:
    """How many articles could not be had, and why the first of them; empty where all could."""
    problems = [article.problem for article in articles if article.problem]
    if not problems:
        return ""
    count = "1 article" if len(problems) == 1 else f"{len(problems)} articles"
    return f"{count} could not be had, the feed's own text stands: {problems[0]}"
