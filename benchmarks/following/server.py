"""All sources of the small internet, served over HTTP on loopback, each with its faults."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Callable, Sequence
from email.utils import format_datetime
from html import escape

from benchmarks.following.world import Published, Source, moment

_BREAKS = {"errors": 0.05, "resets": 0.03, "truncated": 0.04, "cut short": 0.03, "slow": 0.02, "too many": 0.05}
"""How often a fault shows in a source that has it."""

_REASONS = {200: "OK", 301: "Moved", 302: "Found", 304: "Not Modified", 404: "Not Found", 410: "Gone", 429: "Wait"}


class Internet:
    """Answers for every source until it is closed.

    Attributes:
        requests: how many came, by source.
        broken: how many of them were answered with a fault.
        port: where it listens.

    Args:
        sources: the sources.
        clock: seconds since the start of the world.
        stall_s: real seconds for which a slow source says nothing; longer than the one who asks has patience.
        seed: of chance.
    """

    def __init__(self, sources: Sequence[Source], clock: Callable[[], float], *, stall_s: float, seed: int = 1) -> None:
        self.requests: Counter[int] = Counter()
        self.broken: Counter[str] = Counter()
        self.port = 0
        self._sources = {source.host: source for source in sources}
        self._clock = clock
        self._stall_s = stall_s
        self._dice = random.Random(seed)
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Listen no more."""
        if self._server:
            self._server.close()
            await self._server.wait_closed()

    def url(self, source: Source) -> str:
        """The address of a source's feed."""
        return f"http://{source.host}:{self.port}/feed"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split(" ", 2)[1]
            headers = {
                name.casefold(): value.strip()
                for name, _, value in (line.partition(":") for line in head.split("\r\n")[1:])
            }
            source = self._sources[headers["host"].partition(":")[0]]
            self.requests[source.number] += 1
            await self._answer(writer, source, path, headers.get("if-none-match", ""))
        writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, source: Source, path: str, known: str) -> None:
        now = self._clock()
        fault = self._fault(source, now)
        if fault:
            self.broken[fault] += 1
        if now >= source.gone_at:
            return await _send(writer, 410)
        if fault:
            return await self._break(writer, fault, page(source, source.held(now), now))
        if path == "/feed" and "redirect" in source.faults:
            return await _send(writer, 302, "Location: /today")
        if path == "/feed" and now >= source.moves_at:
            return await _send(writer, 301, "Location: /new")
        entries = source.held(now)
        tag = f'"{hash(tuple((one.number, one.text_at(now)) for one in entries)):x}"'
        extra = [f"ETag: {tag}"] if "304" in source.faults else []
        extra += ["Cache-Control: max-age=600"] if "max-age" in source.faults else []
        if "304" in source.faults and known == tag:
            return await _send(writer, 304, *extra)
        return await _send(writer, 200, *extra, body=page(source, entries, now))

    async def _break(self, writer: asyncio.StreamWriter, fault: str, body: bytes) -> None:
        """Answer with a fault instead of a feed."""
        match fault:
            case "resets":
                writer.transport.abort()
            case "slow":
                await asyncio.sleep(self._stall_s)
            case "truncated":
                await _send(writer, 200, body=body[: len(body) // 2], length=len(body))
            case "cut short":
                # Without a length, so that only the page itself can tell.
                writer.write(b"HTTP/1.0 200 OK\r\n\r\n" + body[: len(body) // 2])
                await writer.drain()
            case "too many":
                await _send(writer, 429, "Retry-After: 600")
            case _:
                await _send(writer, self._dice.choice([500, 502, 503]))

    def _fault(self, source: Source, now: float) -> str:
        if source.is_out(now):
            return "outage"
        for name, share in _BREAKS.items():
            if name in source.faults and self._dice.random() < share:
                return name
        return ""


async def _send(
    writer: asyncio.StreamWriter, status: int, *headers: str, body: bytes = b"", length: int | None = None
) -> None:
    lines = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Error')}", *headers, "Connection: close"]
    if status != 304:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
    await writer.drain()


def page(source: Source, entries: Sequence[Published], now: float) -> bytes:
    """A source's feed as it is at a time."""
    shown = [*entries, *entries[:2]] if "duplicates" in source.faults else list(entries)
    make = _atom if source.form == "atom" else _rss
    text = make(source, shown, now)
    if "wrong encoding" in source.faults:
        # The declaration says UTF-8; what is sent is not.
        return text.replace("harbour", "harbour café").encode("cp1252", "xmlcharrefreplace")
    return text.encode()


def _rss(source: Source, entries: Sequence[Published], now: float) -> str:
    items = "".join(
        f"<item><title>{escape(one.headline)}</title><link>{source.link(one)}</link>"
        + ("" if "no guid" in source.faults else f'<guid isPermaLink="false">{source.number}-{one.number}</guid>')
        + ("" if "no dates" in source.faults else f"<pubDate>{format_datetime(moment(one.at))}</pubDate>")
        + f"<description>{escape(one.text_at(now))}</description></item>"
        for one in entries
    )
    ttl = "<ttl>60</ttl>" if "ttl" in source.faults else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Wire {source.number}</title>'
        f"<link>http://{source.host}/</link><description>News</description>{ttl}{items}</channel></rss>"
    )


def _atom(source: Source, entries: Sequence[Published], now: float) -> str:
    items = "".join(
        f'<entry><title>{escape(one.headline)}</title><link href="{source.link(one)}"/>'
        + ("" if "no guid" in source.faults else f"<id>tag:{source.host},2025:{one.number}</id>")
        + ("" if "no dates" in source.faults else f"<published>{moment(one.at).isoformat()}</published>")
        + f"<summary>{escape(one.text_at(now))}</summary></entry>"
        for one in entries
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire {source.number}'
        f'</title><link href="http://{source.host}/"/><id>tag:{source.host},2025:feed</id>{items}</feed>'
    )
