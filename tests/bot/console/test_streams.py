"""Any encoding, and nobody reading: real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.terminal import ROOT, SAMPLE, onrecord

COMMANDS = [
    ("ask", "ウォルツ氏は何と言った?"),
    ("ask", "スターマー首相は何と言った?"),
    ("ask", "what did Waltz say?", "--json"),
    ("sources",),
    ("speakers",),
    ("timeline", "ウォルツ"),
    ("timeline", "スターマー📎"),
    ("show", "https://t.co/sample0001"),
    ("show", "見本📎"),
    ("stats",),
    ("add", "見本📎.txt"),
    ("chat",),
]


ONE_AFTER_THE_OTHER = """
import json, sys
import bot.__main__ as m
statuses = []
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["onrecord", *arguments]
    statuses.append(m._run())
print("statuses", *statuses)
"""


@pytest.mark.parametrize("encoding", ["cp932", "ascii"])
def test_what_an_encoding_has_not_is_replaced(db: str, encoding: str) -> None:
    commands = [[*command, "--db", db] for command in COMMANDS] + [["frobnicate📎"], ["--nothing📎"]]
    done = subprocess.run(
        [sys.executable, "-c", ONE_AFTER_THE_OTHER, json.dumps(commands)],
        capture_output=True,
        input="ウォルツ氏は何と言った?\n/sources\n".encode(encoding, "replace"),
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
        check=False,
    )
    shown = done.stdout.decode(encoding) + done.stderr.decode(encoding)
    assert "unexpected" not in shown
    assert "Traceback" not in shown
    assert "見本📎.txt does not exist".encode(encoding, "replace").decode(encoding) in shown
    assert [line for line in shown.splitlines() if line.startswith("statuses")] == [
        "statuses 0 1 0 0 0 0 1 0 1 0 2 0 2 2"
    ]


@pytest.mark.parametrize("command", ["sources", "speakers --json", "export", "--help"])
def test_a_reader_that_stops_reading_is_no_error(db: str, command: str) -> None:
    database = "" if command == "--help" else f"--db {db}"
    # The reader is gone before anything is written.
    script = f"set -o pipefail; {{ sleep 0.1; {sys.executable} -m bot {command} {database}; }} | true"
    done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
@pytest.mark.parametrize("command", ["ask 'what did Waltz say?'", "sources --json"])
def test_a_full_disk_is_told_in_a_line(db: str, command: str) -> None:
    script = f"{sys.executable} -m bot {command} --db {db} > /dev/full"
    done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False, text=True)
    assert done.returncode == 2
    assert "written: No space left on device." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_standard_error_keeps_nothing_from_being_done(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("一つ目\n— 見本 (@m) February 30, 2025\n本文。\n", "utf-8")
    inner = f"{sys.executable} -m bot add none.txt bad.txt {SAMPLE} --db {tmp_path}/feed.db; echo $? >&3"
    script = f"{{ {{ {inner}; }} 2>&1 >/dev/null 3>{tmp_path}/status; }} | true"
    subprocess.run(["bash", "-c", script], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert (tmp_path / "status").read_text() == "2\n"
    assert "15 unchanged" in onrecord("add", str(SAMPLE), "--db", str(tmp_path / "feed.db")).stdout


def test_streams_that_were_never_open(db: str) -> None:
    for closed in (">&-", "2>&- <&-"):
        script = f"{sys.executable} -m bot sources --db {db} {closed}"
        done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
