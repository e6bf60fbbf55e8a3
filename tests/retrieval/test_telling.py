"""A real process is killed at each step between finding what is new and confirming its post: all is told, and once."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from retrieval import Retriever, Watch
from tests.conftest import MakeItem

ROOT = Path(__file__).parents[2]
MOST_KILLS = 40


def test_whenever_it_is_killed_a_watch_tells_everything_once(tmp_path: Path, make_item: MakeItem) -> None:
    database, channel = tmp_path / "feed.db", tmp_path / "channel"
    said = [f"pier {number} would be closed" for number in range(3)]
    with Retriever.open(database, workers=0) as retriever:
        mark = retriever.mark()
        items = [make_item(f"Note {words}\nMayor Ida Soren said {words}.") for words in said]
        published = datetime.now(UTC)
        retriever.add([item.model_copy(update={"published": published}) for item in items])
        retriever.watches.add(Watch(guild="1", channel="2", owner="3", speaker="Ida Soren", mark=mark, made=published))
    kills = 0
    for last in (*range(1, MOST_KILLS), 0):
        done = subprocess.run(
            [sys.executable, "-m", "tests.retrieval.telling", str(database), str(channel), str(last)],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode == 0:
            break
        assert done.returncode == -9, done.stderr
        kills += 1
    assert kills >= 4
    told = [line.split("\t")[1] for line in channel.read_text(encoding="utf-8").splitlines()]
    assert sorted(told) == said
    with Retriever.open(database, workers=0) as retriever:
        assert retriever.watches.unposted() == []
        assert retriever.watches.behind(retriever.mark()) == []
