"""Being told to stop."""

import asyncio
import signal
import subprocess
import sys

import pytest

from bot.process.stopping import StopSignals, leave_within
from tests.bot.terminal import ROOT


def test_before_anybody_waits_for_an_answer_the_first_signal_ends_the_program() -> None:
    with StopSignals() as signals, pytest.raises(SystemExit) as left:
        signal.raise_signal(signal.SIGTERM)
    assert (left.value.code, signals.received) == (0, signal.SIGTERM)


async def test_the_first_signal_is_told_and_the_second_leaves() -> None:
    left: list[int] = []
    with StopSignals(left.append) as signals:
        stopping = signals.watch()
        signal.raise_signal(signal.SIGINT)
        await asyncio.wait_for(stopping.wait(), 10)
        assert (signals.received, left) == (signal.SIGINT, [])
        signals.unwatch()
        signal.raise_signal(signal.SIGTERM)
    assert left == [143]


async def test_a_platform_whose_loop_takes_no_signals_has_them_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", none)
    left: list[int] = []
    with StopSignals(left.append) as signals:
        stopping = signals.watch()
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(stopping.wait(), 10)
        signals.unwatch()
    assert (signals.received, left) == (signal.SIGTERM, [])


def test_what_stood_before_stands_again() -> None:
    former = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    with StopSignals():
        assert signal.getsignal(signal.SIGTERM) != former[0]
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == former


def test_a_thread_that_never_ends_keeps_no_process() -> None:
    script = (
        "import threading; from bot.process.stopping import leave_within; print('kept'); leave_within(0.05, 3);"
        "threading.Thread(target=threading.Event().wait).start()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=60, check=False, capture_output=True)
    assert (done.returncode, done.stdout) == (3, b"kept\n")


def test_it_can_be_called_off() -> None:
    timer = leave_within(600, 3)
    timer.cancel()
    timer.join(10)
    assert not timer.is_alive()
