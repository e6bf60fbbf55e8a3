"""Asks a hub of its own on this machine, and finds everything as it was after quiet work."""

import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from embeddings import ModelError
from embeddings.hub import is_reachable, quiet


class _Hub(BaseHTTPRequestHandler):
    """Knows one model; of another it says that there is none, and of a third that it is unwell."""

    def do_GET(self) -> None:
        name = self.path.removeprefix("/api/models/")
        status = {"harbor/encoder": 200, "harbor/unwell": 500}.get(name, 404)
        body = b'{"id": "harbor/encoder"}' if status == 200 else b"{}"
        self.send_response(status)
        if status == 404:
            self.send_header("X-Error-Code", "RepoNotFound")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    server = HTTPServer(("127.0.0.1", 0), _Hub)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setattr("huggingface_hub.hf_api.constants.ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    yield
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.usefixtures("hub")
def test_a_hub_tells_what_it_has() -> None:
    assert is_reachable("harbor/encoder")
    assert not is_reachable("harbor/unwell")
    with pytest.raises(ModelError, match="There is no model 'harbor/nothing'"):
        is_reachable("harbor/nothing")


def test_of_a_folder_nobody_is_asked(tmp_path: Path) -> None:
    assert is_reachable(str(tmp_path))


def test_what_can_be_no_name_is_told() -> None:
    with pytest.raises(ModelError, match="There is no model"):
        is_reachable("a b/c/d")


def test_all_is_as_it_was_afterwards() -> None:
    from huggingface_hub.utils import are_progress_bars_disabled
    from transformers.utils.logging import is_progress_bar_enabled

    logger = logging.getLogger("transformers")
    before = (logger.level, are_progress_bars_disabled(), is_progress_bar_enabled())
    with quiet():
        assert (are_progress_bars_disabled(), is_progress_bar_enabled()) == (True, False)
        assert not logger.isEnabledFor(logging.WARNING)
    assert (logger.level, are_progress_bars_disabled(), is_progress_bar_enabled()) == before


def test_all_is_as_it_was_where_the_work_fails() -> None:
    before = logging.getLogger("transformers").level
    with pytest.raises(ModelError), quiet():
        raise ModelError("No.", model="a")
    assert logging.getLogger("transformers").level == before
