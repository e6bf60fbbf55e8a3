"""Processes that measure: their figures, what they keep, and how they fail."""

import json
from pathlib import Path

import pytest

from benchmarks.peers import run
from benchmarks.peers.posts import prepare
from benchmarks.peers.run import Runner


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    posts, asked = prepare(tmp_path, None, 30)
    return Runner(tmp_path, tmp_path / "model", posts, asked, limit=300)


def test_a_system_is_measured_in_processes_of_its_own_and_kept(runner: Runner) -> None:
    figures = runner.measure("tantivy", 30, ["questions", "filtered", "memory", "burst"])
    assert figures["failed"] == {}
    assert figures["posts"] == 30
    assert {"question p50 ms", "filtered p95 ms", "resident bytes", "library bytes", "burst s"} <= figures.keys()
    assert figures["first question from start s"] > 0
    assert figures["disk bytes"] > 0
    (told,) = runner.cache.glob("*-first-30/*.added.json")
    told.write_text(json.dumps(json.loads(told.read_text()) | {"seconds": 123.0}))
    assert runner.measure("tantivy", 30, ["questions"])["seconds"] == 123.0


def test_a_process_that_takes_too_long_is_ended_and_told(runner: Runner) -> None:
    hasty = Runner(runner.cache, runner.model, runner.posts, runner.asked, limit=0.01)
    figures = hasty.measure("tantivy", 30, ["questions"])
    assert figures["failed"]["add"].startswith("not within 0 minutes")
    assert "question p50 ms" not in figures


def test_why_a_process_failed_is_told(runner: Runner) -> None:
    lost = Runner(runner.cache, runner.model, runner.cache / "nowhere", runner.asked, limit=300)
    failed = lost.measure("tantivy", 30, ["questions"])["failed"]["add"]
    assert "nowhere" in failed
    assert run._told(-11, []) == "ended by SIGSEGV"


def test_a_system_whose_libraries_are_missing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda _: None)
    assert not run.has_libraries("lancedb")
    assert run.has_libraries("onrecord") is False


def test_threads_are_limited_for_all_alike() -> None:
    limited, free = run._environment(1), run._environment(0)
    assert {limited[name] for name in run._LIMITS} == {"1"}
    assert all(free.get(name) == run.os.environ.get(name) for name in run._LIMITS)
