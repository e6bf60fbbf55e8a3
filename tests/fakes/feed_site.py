"""Sites with feeds on loopback, which a test changes as it goes, and a clock that a test moves."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from retrieval.feeds.fetch import Fetcher, Limits
from tests.fakes.hostile_server import HostileServer, answer

START = datetime(2025, 3, 1, 12, tzinfo=UTC)


class Clock:
    """A time that stands until it is moved; sleeping moves it.

    Attributes:
        now: the time.
        slept: seconds of each sleep.
    """

    def __init__(self) -> None:
        self.now = START
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


def local_fetcher(clock: Clock) -> Fetcher:
    """For every name loopback."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    return Fetcher(Limits(deadline_s=10.0), resolve=resolve, clock=clock)


class Site:
    """One feed of a server.

    Attributes:
        url: its address.
        entries: headline and text by the number in an entry's link, newest first.
        headers: sent with each answer.
        status: of each answer; a page comes with 200 only.
    """

    def __init__(self, server: HostileServer, path: str = "/feed", host: str = "feed.example") -> None:
        self.server = server
        self.path = path
        self.host = host
        self.url = server.url(path, host)
        self.entries: dict[int, tuple[str, str]] = {}
        self.days: dict[int, datetime] = {}
        self.headers: list[str] = []
        self.status = "200 OK"
        server.scripts[path] = lambda: iter([self._answer()])

    @property
    def asked(self) -> list[str]:
        """Requests for this feed."""
        return [text for text in self.server.asked if text.startswith(f"GET {self.path} ")]

    def publish(self, number: int, headline: str, text: str, day: datetime = START) -> None:
        """Put an entry at the top."""
        self.entries = {number: (headline, text), **self.entries}
        self.days[number] = day

    def page(self) -> bytes:
        """The feed as it is now."""
        items = "".join(
            f"<item><title>{headline}</title><link>{self.server.url(f'/entry/{number}', self.host)}</link>"
            f'<guid isPermaLink="false">{self.host}-{number}</guid><description>{text}</description>'
            f"<pubDate>{self.days[number]:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
            for number, (headline, text) in self.entries.items()
        )
        return (
            f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbor Wire</title>'
            f"<link>{self.server.url('/', self.host)}</link>{items}</channel></rss>"
        ).encode()

    def _answer(self) -> bytes:
        body = self.page() if self.status.startswith("200") else b""
        return answer(body, *self.headers, status=self.status)
