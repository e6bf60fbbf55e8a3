"""What a database holds."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.console import Console

from bot.render.holdings import Holdings, files_of, print_holdings, sized
from retrieval.types import IndexState, IndexStats

DAY = date(2025, 3, 1)
STATE = IndexState(statements=3, languages={"ja": 2, "en": 1}, removed=0, outdated=0, unembedded=0)
FOUND = Holdings(
    Path("feed.db"),
    IndexStats(items=3, passages=1234, sources=2, model_id="m", first=DAY, last=DAY),
    STATE,
    2,
    0,
    {"record": 2_000_000, "dense": 10},
)


def lines(found: Holdings, width: int = 80) -> list[str]:
    screen = Console(file=io.StringIO(), width=width)
    print_holdings(screen, found)
    return screen.file.getvalue().splitlines()  # type: ignore[attr-defined]


def test_a_line_for_each_thing() -> None:
    assert lines(FOUND) == [
        "database    feed.db",
        "items       3",
        "passages    1,234",
        "statements  3",
        "speakers    2",
        "sources     2",
        "days        2025-03-01 to 2025-03-01",
        "read as     ja 2, en 1",
        "model       m",
        "indexes     up to date",
        "disk        2.0 MB",
        "  record    2.0 MB",
        "  dense     10 B",
    ]


def test_what_waits_to_be_done_is_told() -> None:
    waiting = replace(FOUND, state=STATE.model_copy(update={"outdated": 2, "unembedded": 5, "removed": 1}), followed=4)
    shown = "\n".join(lines(waiting, 200))
    assert "2 items wait to be read again (onrecord reindex); 5 passages have no vectors" in shown
    assert "removed     1" in shown
    assert "followed    4" in shown
    assert (FOUND.shape()["is_ready"], waiting.shape()["is_ready"]) == (True, False)


def test_the_shape_for_programs() -> None:
    shape = FOUND.shape()
    assert shape["bytes"] == {"record": 2_000_000, "dense": 10}
    assert (shape["items"], shape["statements"], shape["first"]) == (3, 3, "2025-03-01")
    assert shape["languages"] == {"ja": 2, "en": 1}


def test_files_are_counted_by_what_they_are_for(tmp_path: Path) -> None:
    db = tmp_path / "feed.db"
    db.write_bytes(b"x" * 10)
    (tmp_path / "feed.db-wal").write_bytes(b"x" * 3)
    (tmp_path / "feed.db.index/lexical-1").mkdir(parents=True)
    (tmp_path / "feed.db.index/lexical-1/a").write_bytes(b"x" * 5)
    (tmp_path / "feed.db.index/shown.json").write_bytes(b"x" * 2)
    assert files_of(db) == {"record": 10, "log": 3, "lexical": 5, "other": 2}
    assert files_of(tmp_path / "none.db") == {}


def test_sizes() -> None:
    assert [sized(count) for count in (0, 9_949, 10_000, 2 * 10**9, 3 * 10**12)] == [
        "0 B",
        "9.9 kB",
        "10 kB",
        "2.0 GB",
        "3.0 TB",
    ]
