"""Invented figures for the tests beside it."""

from typing import Any

from benchmarks.peers.results import Results

ABOUT: dict[str, Any] = {
    "date": "2025-03-01",
    "commit": "abc1234",
    "processor": "Sample CPU",
    "cores": 2,
    "memory GiB": 8,
    "load": 0.5,
    "system": "Linux",
    "versions": {"Python": "3.11.0", "txtai": "9.0.0"},
    "text bytes": 3_000_000,
    "share": 0.011,
}


def figures(factor: float, posts: int = 1_000) -> dict[str, Any]:
    """The figures of a system that takes ``factor`` times the time, disk and memory of another."""
    return {
        "posts": posts,
        "seconds": 10 * factor,
        "processor seconds": 8 * factor,
        "disk bytes": int(5_000_000 * factor),
        "resident bytes": int(100_000_000 + 1_000_000 * factor),
        "library bytes": 100_000_000,
        "first question from start s": 2 * factor,
        "opening and first question ms": 20 * factor,
        "question p50 ms": 4 * factor,
        "question p95 ms": 6 * factor,
        "question processor ms": 5 * factor,
        "question filled": 1.0,
        "filtered p50 ms": 3 * factor,
        "filtered p95 ms": 5 * factor,
        "filtered processor ms": 4 * factor,
        "filtered filled": 0.5 * factor,
        "burst s": 1.0 * factor,
        "burst failed": 0,
        "failed": {},
    }


def results(*sizes: int) -> Results:
    """Two systems at some sizes, with first hits."""
    made = Results()
    for size in sizes:
        made.take(size, ABOUT, {"onrecord": figures(1, size), "txtai": figures(2, size)})
    scores = {"hit_at_1": 0.9, "abstention": 1.0}
    made.take_quality(
        ABOUT,
        {
            "onrecord": {"news": scores, "news, utterances F1": {"f1": 0.95}},
            "txtai": {"news": {"hit_at_1": 0.25, "abstention": 0.0}},
        },
    )
    return made
