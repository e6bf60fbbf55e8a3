"""``robots.txt``: which pages of a host a program may fetch, and how fast (RFC 9309)."""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from retrieval.errors import FetchError
from retrieval.feeds.fetch import Fetcher
from retrieval.feeds.targets import target_of

AGENT = "onrecord"
_KEPT_FOR = timedelta(days=1)
_ASKED_AGAIN = timedelta(hours=1)
_MOST_HOSTS = 1_000
_LARGEST = 500_000
"""Bytes that are read; RFC 9309 asks for as many at least."""


_LONGEST_URL = 2_000
_RULE = re.compile(r"\s*(allow|disallow)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class _Rules:
    parsed: Protego | None
    until: datetime
    why_not: str = ""


class Robots:
    """The rules of hosts, each kept for a day. Use it from one event loop.

    Args:
        fetcher: fetches them.
        clock: the time.
    """

    def __init__(self, fetcher: Fetcher, clock: Callable[[], datetime]) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._hosts: OrderedDict[str, _Rules] = OrderedDict()
        self._asking = asyncio.Lock()

    async def refusal(self, url: str, *, allow_private: bool = False) -> str:
        """Why a page must not be fetched; empty where it may be.

        Raises:
            FetchError: the address is none that is fetched.
        """
        rules = await self._rules(url, allow_private=allow_private)
        if rules.parsed is None:
            return rules.why_not
        if len(url) > _LONGEST_URL:
            return "its address is too long to hold against robots.txt"
        return "" if rules.parsed.can_fetch(url, AGENT) else "its robots.txt does not allow it"

    async def delay(self, url: str, *, allow_private: bool = False) -> float:
        """Seconds that a host asks to leave between two pages.

        Raises:
            FetchError: the address is none that is fetched.
        """
        rules = await self._rules(url, allow_private=allow_private)
        return float(rules.parsed.crawl_delay(AGENT) or 0.0) if rules.parsed else 0.0

    async def _rules(self, url: str, *, allow_private: bool) -> _Rules:
        target = target_of(url, allow_private=allow_private)
        place = f"{target.scheme}://{target.authority}"
        # One at a time: many articles of one host ask for its rules at once.
        async with self._asking:
            known = self._hosts.get(place)
            if known is None or known.until <= self._clock():
                known = self._hosts[place] = await self._fetched(f"{place}/robots.txt", allow_private=allow_private)
            self._hosts.move_to_end(place)
            if len(self._hosts) > _MOST_HOSTS:
                self._hosts.popitem(last=False)
            return known

    async def _fetched(self, url: str, *, allow_private: bool) -> _Rules:
        now = self._clock()
        try:
            page = await self._fetcher.get(url, allow_private=allow_private)
        except FetchError as error:
            if 400 <= error.status < 500 and error.status != 429:
                # There are no rules.
                return _Rules(Protego.parse(""), now + _KEPT_FOR)
            return _Rules(None, now + _ASKED_AGAIN, f"its robots.txt could not be had ({str(error)[:120]})")
        text = page.data[:_LARGEST].decode("utf-8", "replace")
        try:
            parsed = Protego.parse(_tamed(text))
        except Exception as error:  # noqa: BLE001 - a parser of whatever a stranger wrote
            return _Rules(None, now + _ASKED_AGAIN, f"its robots.txt could not be read ({type(error).__name__})")
        return _Rules(parsed, now + _KEPT_FOR)


def _tamed(text: str) -> str:
    """Rules with one wildcard each at most: the time that a pattern takes grows with every further one.

    What is forbidden behind a second wildcard is forbidden as far as that one; what is allowed behind it is left out.

    >>> _tamed("Disallow: /*a*b*c$")
    'Disallow: /*a'
    """
    lines = []
    for line in text.splitlines():
        rule = _RULE.match(line)
        first = line.find("*") if rule else -1
        second = line.find("*", first + 1) if first >= 0 else -1
        if second < 0:
            lines.append(line)
        elif rule and rule[1].casefold() == "disallow":
            lines.append(line[:second])
    return "\n".join(lines)
