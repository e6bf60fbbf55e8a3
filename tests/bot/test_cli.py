"""The terminal command as a person runs it: real processes, real database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "bot/sample/feed.txt"


def onrecord(
    *arguments: str, cwd: Path | None = None, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    import os

    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        input=stdin,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("cli") / "feed.db"
    done = onrecord("add", str(SAMPLE), "--db", str(path))
    assert done.returncode == 0
    assert "15 added" in done.stdout
    return str(path)


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


def test_json_has_the_fields_of_the_contract(db: str) -> None:
    done = onrecord("ask", "what did Waltz say?", "--json", "--limit", "1", "--db", db)
    answer = json.loads(done.stdout)
    (hit,) = answer["hits"]
    assert answer["status"] == "answered"
    assert set(hit) == {"passage", "highlights", "speaker", "kind", "item", "also_in", "score"}
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


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ask", "what?", "--db", "none.db"], "onrecord add"),
        (["ask", "what?", "--since", "soonish", "--db", "none.db"], "is not a date"),
        (["ask", "what?", "--limit", "0"], "0 is not in the range"),
        (["ask"], "Missing argument"),
        (["add", "none.txt"], "does not exist"),
        (["add", "."], "is a folder"),
        (["add", "http://127.0.0.1:1/"], "not a public address"),
        (["frobnicate"], "No such command"),
        (["sources", "--db", "none.db"], "onrecord add"),
        (["eval", "none.jsonl"], "does not exist"),
        (["bot"], "There is no Discord token"),
    ],
)
def test_what_a_person_gets_wrong_is_one_plain_message_and_exit_2(
    tmp_path: Path, arguments: list[str], complaint: str
) -> None:
    done = onrecord(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_missing_index_is_told_to_who_starts_the_bot(tmp_path: Path) -> None:
    done = onrecord("bot", cwd=tmp_path, ONRECORD_DISCORD_TOKEN="abc")
    assert (done.returncode, "There is no database" in done.stderr) == (2, True)
    assert "abc" not in done.stderr


def test_adding_reports_what_was_left_out_and_keeps_the_rest(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "一つ目\n— 見本 (@m) February 30, 2025\n本文。\n二つ目\n— 見本 (@m) February 20, 2025\n本文。\n", "utf-8"
    )
    done = onrecord("add", str(page), "missing.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "1 added" in done.stdout
    assert f"{page}:2: left out" in done.stderr
    assert "missing.txt does not exist" in done.stderr


def test_sources_fit_eighty_columns(db: str) -> None:
    done = onrecord("sources", "--db", db, COLUMNS="80")
    assert done.returncode == 0
    assert "@mihon_shimbun" in done.stdout
    from rich.cells import cell_len

    assert max(cell_len(line) for line in done.stdout.splitlines()) <= 80


def test_a_reader_that_stops_reading_is_no_error(db: str) -> None:
    command = f"{sys.executable} -m bot ask 'what did Waltz say?' --limit 50 --db {db} | head -c 5"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize("command", ["ask", "add", "sources", "speakers", "timeline", "chat", "bot", "eval"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = onrecord(command, "--help")
    assert done.returncode == 0
    assert f"onrecord {command}" in done.stdout
    assert "Example:" in done.stdout


def test_chat_answers_keeps_filters_and_leaves(db: str) -> None:
    lines = "what did Waltz say?\n/source mihon_keizai\nwhat did Waltz say?\n/since nonsense\n/sources\n/what\n"
    done = onrecord("chat", "--db", db, stdin=lines)
    assert done.returncode == 0
    assert "@harborwire" in done.stdout
    assert "@mihon_keizai> " in done.stdout
    assert "is not a date" in done.stdout
    assert "/until DATE" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ask", " "], "The question is empty"),
        (["ask", "㍿" * 251], "longer than 1000 characters"),
        (["ask", "what?", "--speaker", ""], "a name is empty"),
        (["ask", "what?", "--source", "@"], "a name is empty"),
        (["ask", "what?", *["--speaker", "Waltz"] * 21], "more than 20 names"),
        (["timeline", ""], "a name is empty"),
        (["timeline", "Waltz", "--topic", ""], "The topic is empty"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_asked_is_one_plain_line(db: str, arguments: list[str], complaint: str) -> None:
    done = onrecord(*arguments, "--db", db)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1
    assert "unexpected" not in done.stderr


def test_bytes_that_are_no_text_are_asked_about_like_any_other(db: str) -> None:
    for arguments in (["ask", "what did \udcff say?"], ["timeline", "\udcff"]):
        done = onrecord(*arguments, "--db", db)
        assert done.returncode == 1
        assert "\\ud" not in done.stdout + done.stderr
        assert "unexpected" not in done.stderr


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


def test_what_one_person_said_in_order_of_date(db: str) -> None:
    done = onrecord("timeline", "Waltz", "--topic", "the minerals agreement", "--db", db)
    assert done.returncode == 0
    assert "ウォルツ" in done.stdout
    nobody = onrecord("timeline", "Starmer", "--db", db)
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert "Starmer" in nobody.stderr


@pytest.fixture
def two_people(tmp_path: Path) -> str:
    from datetime import UTC, datetime

    from retrieval import FeedItem, Retriever

    moment = datetime(2025, 3, 1, tzinfo=UTC)
    texts = ("田中市長は橋を直すと述べた。", "田中監督は選手はよく走ったと語った。", "ノルデン外相も出席した。")
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(
            FeedItem(source="見本新聞", handle=f"h{number}", published=moment, headline="", text=text, lang="ja")
            for number, text in enumerate(texts)
        )
    return str(path)


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


def test_chat_takes_a_number_for_one_that_was_offered(two_people: str) -> None:
    done = onrecord(
        "chat", "--db", two_people, stdin="what did Tanaka say?\n1\n/speaker 田中監督\nwhat was said?\n/speakers\n"
    )
    assert done.returncode == 0
    assert "may mean" in done.stdout
    assert "by 田中監督> " in done.stdout
    assert "statements" in done.stdout


def test_chat_shows_who_may_be_meant_by_what_is_typed(two_people: str) -> None:
    done = onrecord("chat", "--db", two_people, stdin="/speakers\n/speakers tanaka\n/sources harb\n/speakers quimby\n")
    assert done.returncode == 0
    for role in ("市長", "監督"):
        assert f"田中 · {role} · 1   /speaker 田中{role}" in done.stdout
    assert "nobody and nothing of that name" in done.stdout


def test_eval_prints_a_table(db: str, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    rows = [
        {"id": 1, "q": "what did Waltz say?", "lang": "en", "type": "speaker", "answerable": True,
         "relevant": [{"item": 4, "quote": "Ukraine should return to the table"}]},
        {"id": 2, "q": "what did Starmer say?", "lang": "en", "type": "unanswerable", "answerable": False},
    ]  # fmt: skip
    gold.write_text("\n".join(json.dumps(row) for row in rows))
    done = onrecord("eval", str(gold), "--feed", str(SAMPLE))
    assert done.returncode == 0
    assert "hit@1" in done.stdout
    figures = json.loads(onrecord("eval", str(gold), "--db", db, "--json").stdout)
    assert figures[0]["abstention"] == 1.0
    gold.write_text('{"id": 1}')
    broken = onrecord("eval", str(gold), "--db", db)
    assert (broken.returncode, "Line 1" in broken.stderr) == (2, True)


def test_asking_imports_neither_torch_nor_discord(db: str) -> None:
    script = (
        "import sys; sys.argv = ['onrecord', 'ask', 'what did Waltz say?', '--db', sys.argv[1]]\n"
        "import bot.__main__ as m\n"
        "status = m._run()\n"
        "heavy = {'torch', 'discord', 'sentence_transformers', 'transformers', 'httpx'} & set(sys.modules)\n"
        "assert (status, heavy) == (0, set()), (status, heavy)\n"
    )
    subprocess.run([sys.executable, "-c", script, db], check=True, capture_output=True, cwd=ROOT)
