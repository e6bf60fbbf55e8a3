"""Fetching from real sockets on this machine, and refusing to."""

import asyncio
import gzip
import resource
import socket
import ssl
import subprocess
import threading
import zlib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from retrieval.errors import FetchError
from retrieval.feeds.fetch import Fetched, Fetcher, Limits, fetch
from tests.fakes.hostile_server import HostileServer, answer

QUICK = Limits(deadline_s=1.0, connect_s=0.5)
BOMB = 150_000_000


@pytest.fixture
def server() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


def leading_to(*addresses: str) -> Fetcher:
    """A fetcher for which every name has these addresses."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return Fetcher(QUICK, resolve=resolve)


def got(url: str, limits: Limits = QUICK) -> Fetched:
    return fetch(url, allow_private=True, limits=limits)


def test_a_page_comes_with_what_its_server_tells_of_it(server: HostileServer) -> None:
    url = server.give(
        "/a?b=c", answer(b"words", 'ETag: "7"', "Last-Modified: Sat, 01 Mar 2025 00:00:00 GMT",
                         "Content-Type: application/atom+xml", "Cache-Control: max-age=600"),
    )  # fmt: skip
    page = got(url)
    assert (page.data, page.url, page.permanent_url, page.status) == (b"words", url, url, 200)
    assert (page.etag, page.last_modified) == ('"7"', "Sat, 01 Mar 2025 00:00:00 GMT")
    assert (page.media_type, page.fresh_for) == ("application/atom+xml", timedelta(minutes=10))
    assert f"Host: 127.0.0.1:{server.port}\r\n" in server.asked[0]
    assert "cookie" not in server.asked[0].casefold()


async def test_a_page_that_has_not_changed_is_not_sent_again(server: HostileServer) -> None:
    url = server.give("/a", answer(b"", status="304 Not Modified"))
    page = await Fetcher().get(url, allow_private=True, etag='"7"', last_modified="Sat, 01 Mar 2025 00:00:00 GMT")
    assert (page.status, page.data) == (304, b"")
    assert 'If-None-Match: "7"\r\n' in server.asked[0]
    assert "If-Modified-Since: Sat, 01 Mar" in server.asked[0]


def test_who_was_not_asked_cannot_say_that_nothing_changed(server: HostileServer) -> None:
    with pytest.raises(FetchError, match="was not asked"):
        got(server.give("/a", answer(b"", status="304 Not Modified")))


async def test_a_line_cannot_be_put_into_the_request_by_an_etag(server: HostileServer) -> None:
    url = server.give("/a", answer(b"words"))
    await Fetcher().get(url, allow_private=True, etag='"7"\r\nX-Evil: 1')
    assert "Evil" not in server.asked[0]


def test_what_moved_for_good_is_told_apart_from_what_did_not(server: HostileServer) -> None:
    end = server.give("/end", answer(b"words"))
    server.give("/soon", answer(b"", "Location: /end", status="302 Found"))
    first = server.give("/first", answer(b"", "Location: /second", status="301 Moved"))
    second = server.give("/second", answer(b"", f"Location: {end}", status="308 Moved"))
    mixed = server.give("/mixed", answer(b"", "Location: /soon", status="301 Moved"))
    assert got(first).permanent_url == end
    assert (got(mixed).permanent_url, got(mixed).url) == (server.url("/soon"), end)
    assert got(second).data == b"words"
    assert got(server.url("/soon")).permanent_url == server.url("/soon")


@pytest.mark.parametrize(
    ("place", "complaint"),
    [
        ("/loop", "redirects more than"),
        ("file:///etc/passwd", "not an http or https"),
        ("http://[bad/", "not a valid address"),
        ("http://u:p@127.0.0.1/", "user name or password"),
        ("//x\ty/", "characters that no address has"),
        ("", "does not say where"),
        ("http://" + "a" * 9_000, "longer than"),
    ],
)
def test_redirects_that_lead_nowhere_good_are_told(server: HostileServer, place: str, complaint: str) -> None:
    with pytest.raises(FetchError, match=complaint):
        got(server.give("/loop", answer(b"", f"Location: {place}", status="302 Found")))


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [
        ("404 Not Found", (), None),
        ("410 Gone", (), None),
        ("429 Too Many", ("Retry-After: 120",), timedelta(minutes=2)),
        (
            "503 Wait",
            ("Date: Sat, 01 Mar 2025 00:00:00 GMT", "Retry-After: Sat, 01 Mar 2025 01:00:00 GMT"),
            timedelta(hours=1),
        ),
        ("500 \x1b[31m", (), None),
        ("599 Whatever", (), None),
    ],
)
def test_an_answer_without_a_page_is_an_error_that_knows_it(
    server: HostileServer, status: str, headers: tuple[str, ...], wait: timedelta | None
) -> None:
    with pytest.raises(FetchError) as caught:
        got(server.give("/a", answer(b"", *headers, status=status)))
    assert (caught.value.status, caught.value.retry_after) == (int(status[:3]), wait)
    assert str(caught.value).isprintable()


def test_a_body_that_drips_ends_at_the_deadline(server: HostileServer) -> None:
    server.scripts["/a"] = server.dripping(answer(b"", length=10_000_000), b"x")
    with pytest.raises(FetchError, match="within 1 seconds"):
        got(server.url("/a"))


def test_headers_that_drip_end_at_the_deadline(server: HostileServer) -> None:
    server.scripts["/a"] = server.dripping(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x")
    with pytest.raises(FetchError, match="within 1 seconds"):
        got(server.url("/a"))


def test_headers_without_end_are_cut_off(server: HostileServer) -> None:
    server.scripts["/a"] = lambda: iter([b"HTTP/1.1 200 OK\r\n", *[b"X: " + b"y" * 4_000 + b"\r\n"] * 2_000])
    with pytest.raises(FetchError):
        got(server.url("/a"))


def test_go_on_and_on_is_no_answer(server: HostileServer) -> None:
    server.scripts["/a"] = server.dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500)
    with pytest.raises(FetchError):
        got(server.url("/a"))


def test_a_greeting_of_tls_that_never_ends_ends_at_the_deadline(server: HostileServer) -> None:
    with pytest.raises(FetchError, match=r"did not answer|within 1 seconds"):
        got(server.url("/a").replace("http:", "https:"))


async def test_a_look_up_that_never_ends_ends_at_the_deadline() -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        await asyncio.Event().wait()
        return ()

    with pytest.raises(FetchError, match="within 1 seconds"):
        await Fetcher(QUICK, resolve=resolve).get("http://feed.example/")


def test_a_page_without_end_is_cut_off(server: HostileServer) -> None:
    url = server.give("/a", answer(b"x" * 5_000))
    with pytest.raises(FetchError, match="larger than"):
        got(url, Limits(size=1_000))


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(b"words"), gzip.compress(b"wo") + gzip.compress(b"rds") + b"\0\0"],
    # What gzip packs holds the time, and a name that tells it would be another in each process that runs tests.
    ids=["one part", "two parts and padding"],
)
def test_what_is_packed_is_unpacked(server: HostileServer, packed: bytes) -> None:
    assert got(server.give("/a", answer(packed, "Content-Encoding: gzip"))).data == b"words"


def test_deflate_means_either_of_two_things(server: HostileServer) -> None:
    bare = zlib.compressobj(wbits=-15)
    for place, packed in (("/a", zlib.compress(b"words")), ("/b", bare.compress(b"words") + bare.flush())):
        assert got(server.give(place, answer(packed, "Content-Encoding: deflate"))).data == b"words"


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """What is small and becomes very large."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([packer.compress(bytes(1_000_000)) for _ in range(BOMB // 1_000_000)]) + packer.flush()


@pytest.mark.parametrize(
    ("encodings", "complaint"),
    [
        ("gzip", "larger than"),
        ("gzip, gzip", "packed more than once"),
        ("gzip, identity, deflate", "packed more than once"),
        ("br", "not asked for"),
        ("zstd", "not asked for"),
    ],
)
def test_a_bomb_costs_no_memory(server: HostileServer, bomb: bytes, encodings: str, complaint: str) -> None:
    packed = bomb
    if encodings == "gzip, gzip":
        packed = gzip.compress(packed)
        assert len(packed) < 10_000
    url = server.give("/a", answer(packed, f"Content-Encoding: {encodings}"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FetchError, match=complaint):
        got(url, Limits())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize(
    "reply",
    [
        answer(b"half", length=8),
        pytest.param(answer(gzip.compress(b"words")[:-6], "Content-Encoding: gzip"), id="half of what is packed"),
        answer(b"no gzip at all", "Content-Encoding: gzip"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/9.9 what\r\n\r\n",
        b"\x00\xff\xfe",
        b"",
    ],
)
def test_an_answer_that_breaks_off_or_is_none_is_an_error(server: HostileServer, reply: bytes) -> None:
    with pytest.raises(FetchError):
        got(server.give("/a", reply))


def test_a_proxy_in_the_environment_is_not_asked(server: HostileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert got(server.give("/a", answer(b"words"))).data == b"words"


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    files = [str(tmp_path / "key.pem"), str(tmp_path / "cert.pem")]
    try:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", files[0], "-out", files[1],
             "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
            check=True, capture_output=True,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files[1], files[0])
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            visitor, _ = listening.accept()
            with visitor:
                try:
                    context.wrap_socket(visitor, server_side=True).close()
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(FetchError, match=r"(?i)certificate"):
            got(f"https://localhost:{listening.getsockname()[1]}/", Limits())
        thread.join()


async def test_it_can_be_waited_for_where_a_loop_runs_already(server: HostileServer) -> None:
    assert got(server.give("/a", answer(b"words"))).data == b"words"
    with pytest.raises(FetchError):
        got(server.url("/none"))


@pytest.mark.parametrize(
    ("host", "reason"), [("127.0.0.1", "private"), ("10.1.2.3", "private"), ("nowhere.invalid", "host")]
)
def test_why_a_page_was_not_had_is_known_in_a_word(host: str, reason: str) -> None:
    with pytest.raises(FetchError) as raised:
        fetch(f"http://{host}/feed")
    assert raised.value.reason == reason


def test_a_status_is_a_reason(server: HostileServer) -> None:
    with pytest.raises(FetchError) as raised:
        fetch(server.url("/none"), allow_private=True)
    assert (raised.value.reason, raised.value.status) == ("status", 404)
