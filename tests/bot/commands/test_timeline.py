"""``onrecord timeline``."""

import json
from datetime import UTC, datetime
from pathlib import Path

from retrieval import FeedItem, Retriever
from tests.bot.terminal import onrecord
from tests.retrieval.readings import read_as


def test_what_one_person_said_in_order_of_date(db: str) -> None:
    done = onrecord("timeline", "Waltz", "--topic", "the minerals agreement", "--db", db)
    assert done.returncode == 0
    assert "ウォルツ" in done.stdout
    nobody = onrecord("timeline", "Starmer", "--db", db)
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert "Starmer" in nobody.stderr


def test_a_topic_that_is_not_spoken_about_is_told(db: str) -> None:
    done = onrecord("timeline", "Waltz", "--topic", "volcanoes", "--db", db)
    assert (done.returncode, done.stdout) == (1, "")
    assert "on that" in done.stderr


def test_what_was_denied_and_of_whom_that_is_uncertain_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(
            FeedItem(
                source="見本新聞",
                handle=f"h{day}",
                published=datetime(2025, 3, day, tzinfo=UTC),
                has_time=False,
                headline="会見",
                text=f"会見\n汐見知事は橋{day}を売ると述べた。",
            )
            for day in (2, 1)
        )
        read_as(retriever, lambda one: {"act": "denial"} if "2" in one.text else {"is_certain": False})
    done = onrecord("timeline", "汐見知事", "--db", str(path))
    # By day, however sure the speaker is.
    assert [line for line in done.stdout.splitlines() if line.startswith(("1.", "2."))] == [
        "1. 見本新聞  @h1  2025-03-01  汐見知事  間接話法 · 話者は推定",
        "2. 見本新聞  @h2  2025-03-02  汐見知事  否定 · 間接話法",
    ]
    assert "  denied · reported" not in done.stdout
    assert "denied · reported" in onrecord("ask", "what did Shiomi say?", "--db", str(path)).stdout


def test_a_statement_is_printed_once_a_day_of_the_terminals_zone(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(
            FeedItem(
                source="見本新聞",
                handle=f"h{hour}",
                published=datetime(2025, 3, 1, hour, tzinfo=UTC),
                headline="",
                text="汐見知事は橋を売ると述べた。",
            )
            for hour in (9, 16)
        )
    for zone, count in (("UTC", 1), ("Asia/Tokyo", 2)):
        done = onrecord("timeline", "汐見知事", "--db", str(path), TZ=zone)
        assert len([line for line in done.stdout.splitlines() if line[:2] in {"1.", "2."}]) == count


def test_a_timeline_as_json(db: str) -> None:
    shape = json.loads(onrecord("timeline", "Rutte", "--json", "--db", db).stdout)
    assert (shape["speaker"], shape["topic"], len(shape["hits"])) == ("Rutte", None, 3)
    nobody = onrecord("timeline", "Starmer", "--json", "--db", db)
    assert (nobody.returncode, json.loads(nobody.stdout)["hits"]) == (1, [])
