"""Fetching from real sockets on this machine, and refusing to."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from retrieval.errors import FetchError
from retrieval.feeds import fetch as fetch_module
from retrieval.feeds.fetch import fetch


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path:
            case "/page":
                self._answer(200, f"host {self.headers['Host']}".encode())
            case "/moved":
                self._answer(302, b"", location="/page")
            case "/loop":
                self._answer(302, b"", location="/loop")
            case "/elsewhere":
                self._answer(302, b"", location="file:///etc/passwd")
            case "/big":
                self._answer(200, b"x" * 5_000)
            case _:
                self._answer(404, b"")

    def _answer(self, status: int, body: bytes, location: str | None = None) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield f"http://localhost:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def test_fetches_and_follows_redirects_naming_the_host_it_was_given(server: str) -> None:
    host = server.removeprefix("http://")
    assert fetch(f"{server}/page", allow_private=True) == f"host {host}".encode()
    assert fetch(f"{server}/moved", allow_private=True) == f"host {host}".encode()


@pytest.mark.parametrize(
    ("path", "complaint"),
    [("/none", "404"), ("/loop", "redirects more than"), ("/elsewhere", "not an http or https address")],
)
def test_what_goes_wrong_is_told(server: str, path: str, complaint: str) -> None:
    with pytest.raises(FetchError, match=complaint):
        fetch(server + path, allow_private=True)


def test_a_page_without_end_is_cut_off(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_module, "MAX_BYTES", 1_000)
    with pytest.raises(FetchError, match="larger than"):
        fetch(f"{server}/big", allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://2130706433/",
    ],
)
def test_addresses_that_are_not_public_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match=r"not a public address|not found"):
        fetch(url)


@pytest.mark.parametrize("url", ["ftp://example.org/", "http://", "http://user:pw@example.org/", "http://[bad/"])
def test_other_schemes_and_forms_are_refused(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url)
