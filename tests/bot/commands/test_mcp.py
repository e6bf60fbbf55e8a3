"""``onrecord mcp``."""

import signal
import subprocess
import sys
from pathlib import Path

from tests.bot.terminal import ROOT, on_terminal, onrecord


def test_where_the_package_is_missing_one_line_tells_what_to_install(db: str) -> None:
    script = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['onrecord', 'mcp', '--db', sys.argv[1]]\n"
        "import bot.__main__ as m; sys.exit(m._run())"
    )
    done = subprocess.run([sys.executable, "-c", script, db], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "onrecord: onrecord mcp needs a package: pip install 'onrecord[mcp]'.\n"


def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = onrecord("mcp", "--db", str(tmp_path / "none.db"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "onrecord add" in done.stderr


def test_a_person_who_starts_it_is_told_what_it_is_for(db: str) -> None:
    shown = on_terminal("mcp", "--db", db, typed="\x04")
    assert shown.returncode == 0
    assert "An assistant starts this" in shown.shown


def test_the_rest_of_the_terminal_loads_nothing_of_it() -> None:
    script = (
        "import sys, bot.console.cli, retrieval; sys.exit(bool({'mcp', 'uvicorn', 'starlette'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_ctrl_c_ends_it_while_it_waits_for_a_line(db: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "mcp", "--db", db],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write('{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
        process.stdin.flush()
        assert '"id":1' in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == -signal.SIGINT
        assert process.stderr.read() == ""


def test_an_assistant_that_is_gone_is_no_error(db: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "mcp", "--db", db],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write('{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
        process.stdin.close()
        assert process.wait(30) == 0
        assert process.stderr.read() == ""
