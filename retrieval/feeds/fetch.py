"""Fetch a page over HTTP from an address that a stranger may have chosen.

The host is resolved, every address that it has is checked, and the connection goes to a checked address, so that no
second look-up can lead elsewhere (DNS rebinding); each redirect is checked alike. All of it together, the look-up, the
greeting of TLS and every byte, has one deadline.
"""

import asyncio
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import httpx

from retrieval.errors import FetchError
from retrieval.feeds.addresses import refusal
from retrieval.feeds.freshness import asked_to_wait, fresh_for
from retrieval.feeds.resolving import Resolve, resolve
from retrieval.feeds.targets import Target, target_of
from retrieval.feeds.unpacking import ACCEPTED, Unpacker

_MOVED = {301, 302, 303, 307, 308}
_MOVED_FOR_GOOD = {301, 308}
_READ = {200, 203}
_MOST_ADDRESSES = 6
_USER_AGENT = "onrecord (reads feeds)"
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.9,"
    " text/plain;q=0.8, */*;q=0.1"
)


@dataclass(frozen=True)
class Limits:
    """What a page may cost.

    Attributes:
        size: bytes of the page, unpacked; its packed form may have no more.
        deadline_s: seconds for everything: look-ups, redirects, the last byte.
        connect_s: seconds for one address of a host, before the next one is tried.
        redirects: how many are followed.
    """

    size: int = 20_000_000
    deadline_s: float = 30.0
    connect_s: float = 6.0
    redirects: int = 5


@dataclass(frozen=True)
class Fetched:
    """A page as a server gave it.

    Attributes:
        data: its bytes, unpacked; empty where the server says that nothing has changed.
        url: the address that it came from, after redirects.
        permanent_url: the address to ask from now on: the new one where the server says that the page has moved
            for good, else the one that was asked for.
        status: 200, or 304 where nothing has changed since the page with the given ``etag`` or ``last_modified``.
        etag: names this state of the page; empty where the server gives none.
        last_modified: when it changed, as the server wrote it; empty where it does not say.
        media_type: the ``Content-Type`` header.
        fresh_for: for how long the server takes this for as good as a new one; None where it does not say.
    """

    data: bytes
    url: str
    permanent_url: str
    status: int = 200
    etag: str = ""
    last_modified: str = ""
    media_type: str = ""
    fresh_for: timedelta | None = None


def _now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Fetches pages; holds no cookie and no connection from one to the next. Use it from one event loop.

    Args:
        limits: what a page may cost.
        resolve: names to addresses.
        clock: the time, for servers that give a date and no clock of their own.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        resolve: Resolve = resolve,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._limits = limits or Limits()
        self._resolve = resolve
        self._clock = clock
        self._trust: ssl.SSLContext | None = None

    async def get(
        self,
        url: str,
        *,
        allow_private: bool = False,
        etag: str = "",
        last_modified: str = "",
        with_body: bool = True,
    ) -> Fetched:
        """Fetch a page.

        Args:
            url: an ``http`` or ``https`` address.
            allow_private: reach addresses of this machine and of private networks too, at any port.
            etag: of the page that is there already; the server may answer that nothing has changed.
            last_modified: of the page that is there already.
            with_body: read the page; else only learn whether it is there.

        Raises:
            FetchError: the address is not allowed, or the page cannot be had; ``status`` has the server's answer.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        asked = {name: value for name, value in known.items() if value and value.isascii() and value.isprintable()}
        try:
            async with asyncio.timeout(self._limits.deadline_s):
                found = await self._follow(url, asked, allow_private=allow_private, with_body=with_body)
        except FetchError:
            raise
        except TimeoutError as error:
            limit = f"{self._limits.deadline_s:g} seconds"
            raise FetchError(
                f"{url} did not answer in full within {limit}. Try again later.", url=url, reason="slow"
            ) from error
        except httpx.TimeoutException as error:
            raise FetchError(f"{url} did not answer. Try again later.", url=url, reason="slow") from error
        # A hostile answer brings the libraries underneath to whatever they raise; none of it goes further.
        except Exception as error:
            raise FetchError(f"{url} could not be fetched: {_reason(error)}.", url=url) from error
        if found.status == HTTPStatus.NOT_MODIFIED and not asked:
            raise FetchError(f"{url} says that nothing has changed, but was not asked that.", url=url, status=304)
        return found

    async def _follow(self, url: str, asked: Mapping[str, str], *, allow_private: bool, with_body: bool) -> Fetched:
        target = target_of(url, allow_private=allow_private)
        permanent = url
        is_for_good = True
        for _ in range(self._limits.redirects + 1):
            response, transport = await self._send(target, asked, allow_private=allow_private)
            async with transport:
                try:
                    if response.status_code not in _MOVED:
                        return await self._answer(response, url, target, permanent, with_body=with_body)
                    place = response.headers.get("location", "")
                    if not place.strip():
                        raise FetchError(f"{url} redirects, but does not say where to.", url=url)
                finally:
                    await response.aclose()
            is_for_good = is_for_good and response.status_code in _MOVED_FOR_GOOD
            target = target_of(place, base=target.url, allow_private=allow_private)
            permanent = target.url if is_for_good else permanent
        raise FetchError(f"{url} redirects more than {self._limits.redirects} times.", url=url, reason="redirects")

    async def _send(
        self, target: Target, asked: Mapping[str, str], *, allow_private: bool
    ) -> tuple[httpx.Response, httpx.AsyncHTTPTransport]:
        """Ask a checked address of the target's host, or where it does not answer, the next."""
        addresses = await self._addresses(target, allow_private=allow_private)
        headers = {
            "Host": target.authority,
            "User-Agent": _USER_AGENT,
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
            **asked,
        }
        patience = httpx.Timeout(self._limits.deadline_s, connect=self._limits.connect_s).as_dict()
        failure: Exception | None = None
        for address in addresses[:_MOST_ADDRESSES]:
            pinned = httpx.URL(scheme=target.scheme, host=address, port=target.port, raw_path=target.path.encode())
            extensions = {"sni_hostname": target.host, "timeout": patience}
            request = httpx.Request("GET", pinned, headers=headers, extensions=extensions)
            # One for each request: nothing of one answer can reach another, and no proxy is read from the environment.
            transport = httpx.AsyncHTTPTransport(verify=self._context(target), trust_env=False)
            try:
                return await transport.handle_async_request(request), transport
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                await transport.aclose()
                failure = error
            except BaseException:
                await transport.aclose()
                raise
        assert failure is not None
        raise failure

    async def _addresses(self, target: Target, *, allow_private: bool) -> list[str]:
        if target.is_address:
            found = [target.host]
        else:
            try:
                found = list(await self._resolve(target.host, target.port))
            except (OSError, UnicodeError) as error:
                message = f"The host of {target.url} was not found. Check the address and the connection."
                raise FetchError(message, url=target.url, reason="host") from error
        if not found:
            raise FetchError(f"The host of {target.url} has no address.", url=target.url, reason="host")
        for address in found:
            if why := refusal(address, allow_private=allow_private):
                message = f"{target.url} leads to {address}, which is not a public address ({why}); it is not fetched."
                raise FetchError(message, url=target.url, reason="private")
        return found

    def _context(self, target: Target) -> ssl.SSLContext | bool:
        if target.scheme == "http":
            # Certificates are slow to load, and nothing here needs them.
            return False
        if self._trust is None:
            self._trust = httpx.create_ssl_context(trust_env=False)
        return self._trust

    async def _answer(
        self, response: httpx.Response, url: str, target: Target, permanent: str, *, with_body: bool
    ) -> Fetched:
        headers, status = response.headers, response.status_code
        now = self._clock()
        if status not in _READ | {304}:
            wait = asked_to_wait(headers, now)
            raise FetchError(f"{url} answered {status}{_phrase(status)}.", url=url, status=status, retry_after=wait)
        is_read = status in _READ and with_body
        return Fetched(
            data=await self._body(response, url) if is_read else b"",
            url=target.url,
            permanent_url=permanent,
            status=304 if status == HTTPStatus.NOT_MODIFIED else 200,
            etag=headers.get("etag", "")[:1_000],
            last_modified=headers.get("last-modified", "")[:100],
            media_type=headers.get("content-type", "")[:200],
            fresh_for=fresh_for(headers, now),
        )

    async def _body(self, response: httpx.Response, url: str) -> bytes:
        unpacker = Unpacker(response.headers.get("content-encoding", ""), url)
        body = bytearray()
        packed = 0
        async for chunk in response.aiter_raw():
            packed += len(chunk)
            for piece in unpacker.unpack(chunk):
                body += piece
                if max(len(body), packed) > self._limits.size:
                    raise FetchError(
                        f"{url} is larger than {self._limits.size / 1e6:g} MB; no feed is.", url=url, reason="large"
                    )
                # Unpacking is work for the processor: others have their turn, and the deadline is heard.
                await asyncio.sleep(0)
        unpacker.check_whole()
        return bytes(body)


def fetch(url: str, *, allow_private: bool = False, limits: Limits | None = None) -> Fetched:
    """Fetch one page, and wait for it.

    Args:
        url: an ``http`` or ``https`` address.
        allow_private: reach addresses of this machine and of private networks too, at any port.
        limits: what it may cost.

    Raises:
        FetchError: the address is not allowed, or the page cannot be had.
    """

    def work() -> Fetched:
        return asyncio.run(Fetcher(limits).get(url, allow_private=allow_private))

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work()
    return _in_a_thread(work)


def _in_a_thread(work: Callable[[], Fetched]) -> Fetched:
    """Where a loop runs already, another one needs a thread of its own."""
    results: list[Fetched] = []
    failures: list[FetchError] = []

    def run() -> None:
        try:
            results.append(work())
        except FetchError as error:
            failures.append(error)

    thread = threading.Thread(target=run, name="fetch")
    thread.start()
    thread.join()
    if failures:
        raise failures[0]
    return results[0]


def _phrase(status: int) -> str:
    # The server's own words for it may be any bytes.
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""


def _reason(error: Exception) -> str:
    text = "".join(letter if letter.isprintable() else " " for letter in str(error))[:200].strip().rstrip(".")
    return text or type(error).__name__
