"""``onrecord ask``."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from retrieval import FeedItem, Hit, Retriever
from tests.bot.terminal import ROOT, SAMPLE, onrecord


def test_ask_prints_the_answer_and_nothing_else(db: str) -> None:
    done = onrecord("ask", "what did Waltz say?", "--db", db)
    assert (done.returncode, done.stderr) == (0, "")
    assert "@harborwire  2025-02-20" in done.stdout
    assert "https://t.co/sample0004" in done.stdout
    assert "\x1b" not in done.stdout
    text = SAMPLE.read_text(encoding="utf-8")
    assert any(line.strip() in text for line in done.stdout.splitlines() if "Waltz said" in line)


def test_nothing_found_is_exit_1_and_a_plain_line(db: str) -> None:
    done = onrecord("ask", "スターマー首相は何と言った?", "--db", db)
    assert (done.returncode, done.stdout) == (1, "このフィードに「スターマー」という名前は出てきません。\n")


def test_an_empty_feed_is_told_with_the_way_to_fill_it(tmp_path: Path) -> None:
    Retriever.open(tmp_path / "feed.db").close()
    for question, said in (("what was said?", "nothing in this feed yet"), ("何と言った?", "まだ何もありません")):
        done = onrecord("ask", question, "--db", str(tmp_path / "feed.db"))
        assert done.returncode == 1
        assert said in done.stdout
        assert "onrecord" not in done.stdout
        assert "onrecord add" in done.stderr
    chat = onrecord("chat", "--db", str(tmp_path / "feed.db"), stdin="what was said?\n")
    assert "onrecord add" in chat.stdout


def test_what_is_wrong_is_told_in_the_askers_language(db: str) -> None:
    for question, told in (("what was said?", "longer than 200 characters"), ("何と言った?", "200文字を超えています")):
        done = onrecord("ask", question, "--speaker", "x" * 6000, "--db", db)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_json_has_the_fields_of_the_contract(db: str) -> None:
    done = onrecord("ask", "what did Waltz say?", "--json", "--limit", "1", "--db", db)
    answer = json.loads(done.stdout)
    (hit,) = answer["hits"]
    assert answer["status"] == "answered"
    assert set(hit) == set(Hit.model_fields)
    assert set(hit["item"]) >= {"source", "handle", "published", "url", "urls", "headline", "text", "id"}
    assert hit["item"]["text"][hit["passage"]["start"] : hit["passage"]["end"]] == hit["passage"]["text"]


def test_filters(db: str) -> None:
    done = onrecord(
        "ask",
        "what did Waltz say?",
        "--source",
        "mihon_keizai",
        "--since",
        "21 Feb 2025",
        "--until",
        "2025年2月21日",
        "--db",
        db,
    )
    assert done.returncode == 0
    assert {part for part in done.stdout.split() if part.startswith("@")} == {"@mihon_keizai"}
    assert onrecord("ask", "what did Waltz say?", "--since", "2025-03-01", "--db", db).returncode == 1


def test_days_are_read_as_people_write_them_up_to_the_newest_post(db: str) -> None:
    done = onrecord("ask", "what did Waltz say?", "--since", "Feb 21", "--until", "21 Feb", "--json", "--db", db)
    query = json.loads(done.stdout)["query"]
    assert (query["since"], query["until"]) == ("2025-02-21", "2025-02-21")
    done = onrecord("ask", "ウォルツは何と言った?", "--until", "月曜以降", "--db", db)
    assert done.returncode == 2
    assert "最後の日" in done.stderr


def test_what_may_be_meant_instead_goes_to_standard_error(two_people: str) -> None:
    done = onrecord("ask", "what did Tanaka say?", "--db", two_people)
    assert done.returncode == 0
    assert "may mean" not in done.stdout
    assert "onrecord ask 'what did Tanaka say?' --speaker 田中監督" in done.stderr
    only = onrecord("ask", "what did Tanaka say?", "--speaker", "田中監督", "--db", two_people)
    assert "選手はよく走った" in only.stdout
    assert "橋" not in only.stdout
    silent = onrecord("ask", "what did Norden say?", "--db", two_people)
    assert silent.returncode == 1
    assert "onrecord ask ノルデン" in silent.stderr


def test_asking_imports_neither_torch_nor_discord(db: str) -> None:
    script = (
        "import sys; sys.argv = ['onrecord', 'ask', 'what did Waltz say?', '--db', sys.argv[1]]\n"
        "import bot.__main__ as m\n"
        "status = m._run()\n"
        "heavy = {'torch', 'discord', 'sentence_transformers', 'transformers', 'httpx'} & set(sys.modules)\n"
        "assert (status, heavy) == (0, set()), (status, heavy)\n"
    )
    subprocess.run([sys.executable, "-c", script, db], check=True, capture_output=True, cwd=ROOT)


def test_days_are_those_of_the_terminals_zone_or_of_the_one_that_is_set(tmp_path: Path) -> None:
    path = str(tmp_path / "feed.db")
    with Retriever.open(path) as retriever:
        retriever.add(
            [
                FeedItem(
                    source="見本新聞",
                    handle="mihon",
                    published=datetime(2025, 2, 21, 6, tzinfo=ZoneInfo("Asia/Tokyo")),
                    headline="",
                    text="汐見市長は港を開くと述べた。",
                )
            ]
        )
    asked = ["ask", "汐見市長は何と言った?", "--until", "2025-02-20", "--json", "--db", path]
    for environment, status, zone in (
        ({"TZ": "Asia/Tokyo"}, 1, "Asia/Tokyo"),
        ({"TZ": "Europe/Oslo"}, 0, "Europe/Oslo"),
        ({"TZ": "Europe/Oslo", "ONRECORD_ZONE": "Asia/Tokyo"}, 1, "Asia/Tokyo"),
    ):
        done = onrecord(*asked, cwd=tmp_path, **environment)
        assert (done.returncode, json.loads(done.stdout)["query"]["zone"]) == (status, zone)
