"""``onrecord serve``, as a process."""

import signal
import time
from pathlib import Path

import httpx
import pytest

from bot.commands import serve
from bot.errors import MissingPackageError
from retrieval import Retriever
from tests.bot.harbour import harbour_items
from tests.bot.terminal import onrecord
from tests.bot.web.serving import serving

LATE = "\nMayor Ida Soren said the ferry would sail at night."


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(harbour_items())
    return path


def test_it_answers_follows_what_another_process_adds_and_stops_in_order(db: Path) -> None:
    with serving(db) as (process, address), httpx.Client(base_url=address, timeout=60) as client:
        page = client.get("/", params={"question": "what did Soren deny?"})
        assert page.status_code == 200
        assert '<mark class="denial">' in page.text
        asked = {"question": "what did Soren say about the ferry?"}
        assert not client.get("/api/ask", params=asked).json()["hits"]
        item = harbour_items()[0]
        with Retriever.open(db) as other:
            other.add([item.model_copy(update={"id": "late", "text": item.text + LATE, "urls": ()})])
        ends = time.monotonic() + 60
        while not (hits := client.get("/api/ask", params=asked).json()["hits"]) and time.monotonic() < ends:
            time.sleep(0.05)
        assert "ferry" in hits[0]["passage"]["text"]
        assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
        assert client.post("/").status_code == 405
        head = client.head("/", params={"question": "what did Soren deny?"})
        assert (head.status_code, head.content) == (200, b"")
        assert "server" not in client.get("/healthz").headers
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert process.stdout
        assert process.stdout.read() == ""


def test_an_empty_database_and_ctrl_c(tmp_path: Path) -> None:
    Retriever.open(tmp_path / "feed.db").close()
    with serving(tmp_path / "feed.db") as (process, address):
        page = httpx.get(address, headers={"Accept-Language": "ja"}, timeout=60)
        assert "まだ何も追加されていません" in page.text
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


def test_others_reach_it_only_where_that_is_said_and_by_the_names_that_are_given(db: Path) -> None:
    with serving(db, "--host", "0.0.0.0", "--public", "--name", "feed.example") as (process, address):
        assert process.stderr
        assert "warning: whoever reaches 0.0.0.0" in process.stderr.readline()
        own = address.replace("0.0.0.0", "127.0.0.1")
        for name, status in (("feed.example", 200), ("other.example", 400)):
            assert httpx.get(f"{own}healthz", headers={"Host": name}, timeout=60).status_code == status
    for arguments, words in (
        (("--host", "0.0.0.0"), "Add --public"),
        (("--host", "0.0.0.0", "--public"), "--name"),
        (("--name", "*"), "no name of a host"),
        (("--name", "https://feed.example"), "without https://"),
    ):
        refused = onrecord("serve", *arguments, "--db", str(db))
        assert (refused.returncode, refused.stdout) == (2, "")
        assert words in refused.stderr


def test_what_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = onrecord("serve", "--db", str(tmp_path / "none.db"))
    assert missing.returncode == 2
    assert "There is no database" in missing.stderr
    monkeypatch.setattr(serve, "_NEEDED", ("fastapi", "no_such_package"))
    with pytest.raises(MissingPackageError, match=r"needs no_such_package: run `pip install 'onrecord\[web\]'`"):
        serve.run(host="127.0.0.1", port=0, names=(), is_public=False, db=tmp_path / "none.db")
