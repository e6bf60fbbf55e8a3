"""What is told of a measurement."""

import pytest

from benchmarks.peers.machine import fingerprint, measured, version


def test_a_measurement_says_where_when_and_of_what() -> None:
    pytest.importorskip("psutil", reason="the peers extra is not installed")
    about = measured(["numpy", "no-such-package"])
    assert about["cores"] >= 1
    assert about["memory GiB"] >= 1
    assert about["commit"]
    assert about["versions"]["numpy"][0].isdigit()
    assert about["versions"]["no-such-package"] == version("no-such-package") == "–"


def test_the_fingerprint_stays_while_nothing_changes() -> None:
    assert fingerprint() == fingerprint()
