"""Ctrl-C in long work."""

import os
import signal
import threading

import pytest

from bot.console.interrupts import ending_once


def test_the_first_ends_the_work_and_a_second_would_end_the_program() -> None:
    before = signal.getsignal(signal.SIGINT)
    meanwhile: list[object] = []

    def work() -> None:
        with ending_once():
            try:
                os.kill(os.getpid(), signal.SIGINT)
            finally:
                meanwhile.append(signal.getsignal(signal.SIGINT))

    with pytest.raises(KeyboardInterrupt):
        work()
    assert meanwhile == [signal.SIG_DFL]
    assert signal.getsignal(signal.SIGINT) == before


def test_another_thread_leaves_signals_as_they_are() -> None:
    seen: list[object] = []

    def work() -> None:
        with ending_once():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]
