"""``onrecord feedback``."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

from retrieval import Retriever
from retrieval.types.feedback import Feedback, ShownHit
from tests.bot.terminal import onrecord

AT = datetime(2025, 3, 5, tzinfo=UTC)


def keep(path: Path, person: str, guild: str, content: str) -> None:
    with Retriever.open(path, workers=0) as retriever:
        retriever.feedback.put(shown="1", person=person, guild=guild, made=AT, content=content)


def verdict(question: str, guild: str) -> str:
    shown = (ShownHit(item="x", handle="mihon", day=date(2025, 3, 1), quote="港は安全だ"),)
    given = Feedback(guild=guild, question=question, language="ja", verdict="good", shown=shown, at=AT)
    return given.model_dump_json()


def test_verdicts_are_written_as_questions_that_eval_asks(db: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    keep(path, "7", "1", verdict("ソレンは何と言った?", "1"))
    keep(path, "8", "2", verdict("港は?", "2"))
    done = onrecord("feedback", "--db", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["q"] for line in done.stdout.splitlines()] == ["ソレンは何と言った?", "港は?"]
    one = onrecord("feedback", "--guild", "2", "--db", str(path))
    assert [json.loads(line)["q"] for line in one.stdout.splitlines()] == ["港は?"]
    gold = tmp_path / "cases.jsonl"
    gold.write_text(done.stdout, encoding="utf-8")
    assert onrecord("eval", str(gold), "--db", db).returncode == 0


def test_where_nothing_was_judged_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    Retriever.open(path).close()
    done = onrecord("feedback", "--db", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nobody has judged" in done.stderr


def test_what_another_version_kept_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    keep(path, "7", "1", '{"verdict": "purple"}')
    keep(path, "8", "1", verdict("港は?", "1"))
    done = onrecord("feedback", "--db", str(path))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert "left out" in done.stderr
