"""``onrecord chat``."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from retrieval import FeedItem, Retriever
from tests.bot.terminal import ROOT, onrecord


def test_chat_answers_keeps_filters_and_leaves(db: str) -> None:
    lines = "what did Waltz say?\n/source mihon_keizai\nwhat did Waltz say?\n/since nonsense\n/sources\n/help\n"
    done = onrecord("chat", "--db", db, stdin=lines)
    assert done.returncode == 0
    assert "@harborwire" in done.stdout
    assert "@mihon_keizai> " in done.stdout
    assert "is not a date" in done.stdout
    assert "/until DATE" in done.stdout


def test_chat_goes_on_whatever_is_typed(db: str) -> None:
    lines = f"{'9' * 5000}\n/source @\n/speaker {'x' * 300}\nwhat?\n/speaker\nwhat did Waltz say?\n".encode()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--db", db],
        input=b"\xff\n" + lines,
        capture_output=True,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8:strict"},
        check=False,
    )
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert "longer than 1000 characters" in shown
    assert "a name is longer than 200 characters" in shown
    assert "@harborwire" in shown


def test_chat_takes_a_number_for_one_that_was_offered(two_people: str) -> None:
    done = onrecord(
        "chat", "--db", two_people, stdin="what did Tanaka say?\n1\n/speaker 田中監督\nwhat was said?\n/speakers\n"
    )
    assert done.returncode == 0
    assert "may mean" in done.stdout
    assert "by 田中監督> " in done.stdout
    assert "statements" in done.stdout


def test_what_follows_an_answer_up_keeps_the_rest_of_the_question(two_people: str) -> None:
    lines = "what did 田中市長 say?\nand 田中監督?\n/source nowhere\nand 田中市長?\n/source\nand 田中市長?\n"
    done = onrecord("chat", "--db", two_people, stdin=lines)
    assert done.returncode == 0
    before, _, after = done.stdout.partition("@nowhere> ")
    assert [part in before for part in ("橋", "選手", "elsewhere")] == [True, True, False]
    nothing, _, again = after.partition("> ")
    assert "elsewhere" in nothing
    assert "橋" in again


def test_a_step_without_the_days_is_one_number_away(two_people: str) -> None:
    lines = "/since 2030-01-01\nwhat did 田中市長 say?\n1\n"
    done = onrecord("chat", "--db", two_people, stdin=lines)
    assert "1  at any time (1)" in done.stdout
    assert "橋" in done.stdout.split("at any time (1)")[1]
    asked = onrecord("ask", "what did 田中市長 say?", "--since", "2030-01-01", "--db", two_people)
    assert "onrecord ask 'what did 田中市長 say?'" in asked.stderr


def test_chat_shows_who_may_be_meant_by_what_is_typed(two_people: str) -> None:
    done = onrecord("chat", "--db", two_people, stdin="/speakers\n/speakers tanaka\n/sources harb\n/speakers quimby\n")
    assert done.returncode == 0
    for role in ("市長", "監督"):
        assert f"田中 · {role} · 1   /speaker 田中{role}" in done.stdout
    assert "nobody and nothing of that name" in done.stdout


def test_no_name_of_the_feed_steers_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(
            FeedItem(
                source=f"Wire\x1b[2J\n> {number}",
                handle=f"h{number}",
                published=datetime(2025, 3, 1, tzinfo=UTC),
                headline="",
                text=f"田中{role}は橋を直すと述べた。\x1b[31m",
                lang="ja",
            )
            for number, role in enumerate(("市長", "監督"))
        )
    done = onrecord("chat", "--db", str(path), stdin="what did Tanaka say?\n/sources\n/speakers\n/sources wire\n")
    assert done.returncode == 0
    assert "may mean" in done.stdout
    assert "\x1b" not in done.stdout
    assert not any(line.startswith("> 0") for line in done.stdout.splitlines())


def test_chat_counts_days_where_the_person_is(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(
            [
                FeedItem(
                    source="見本新聞",
                    handle="mihon",
                    published=datetime(2025, 2, 20, 23, tzinfo=UTC),
                    headline="",
                    text="汐見市長は港を開くと述べた。",
                )
            ]
        )
    lines = "/since 2025-02-21\n汐見市長は何と言った?\n/since yesterday\n/since\n"
    for zone, is_found in (("Asia/Tokyo", True), ("UTC", False)):
        done = onrecord("chat", "--db", str(path), stdin=lines, TZ=zone)
        assert ("@mihon" in done.stdout) == is_found
        assert done.returncode == 0


def test_a_number_shows_the_item_of_that_passage(db: str) -> None:
    done = onrecord("chat", "--db", db, stdin="what did Waltz say?\n2\n99\n")
    assert done.returncode == 0
    answer, item, nothing, *_ = done.stdout.split("> ")[1:]
    asked = onrecord("ask", "what did Waltz say?", "--db", db)
    assert asked.returncode == 0
    assert onrecord("show", "2", "--db", db).stdout.strip() == item.strip()
    assert "2. " in answer
    assert nothing.startswith("There is no number 99: ")


def test_a_number_before_any_answer_and_a_command_that_there_is_not_are_told(db: str) -> None:
    done = onrecord("chat", "--db", db, stdin="3\n/sorce mihon\n/\x1b[2J\n")
    assert done.returncode == 0
    assert "There is no number 3: 0 were shown." in done.stdout
    assert "There is no /sorce. What can be set: /source, /since" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_number_beyond_those_offered_is_told(two_people: str) -> None:
    done = onrecord("chat", "--db", two_people, stdin="what did Tanaka say?\n9\n")
    assert "There is no number 9: 2 were offered." in done.stdout
