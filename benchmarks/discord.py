"""Ask the bot as a crowd does: ``python -m benchmarks.discord [--passages 100000] [--parts ask cut …]``.

``onrecord bot`` runs as its own process against the loopback Discord of ``tests/fakes/``, with nothing of discord.py
changed but the two addresses at which it looks for Discord, and no cooldowns. 50 people ask 500 questions; each asks
the next one as soon as the last is answered. The time of a question goes from the moment at which Discord sends it to
the one at which its last message stands.

* **ask**: how long that takes, and what it goes to.
* **complete**: how long a name or a source takes to be completed while somebody types.
* **cut**: the connection breaks 20 times: what Discord delivered is answered, once.
* **stop**: SIGTERM in the middle: each question has an answer, or a sentence in its place.
* **kill**: the bot is killed (−9) in the middle, while another process adds what is watched, and started again: each
  statement is posted once in each channel that watches for it, and buttons of old answers work.

The database is built once and kept in ``--cache``. Exit status 1 where something is unanswered or answered twice.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.crowd.database import holding
from benchmarks.crowd.killing import killed
from benchmarks.crowd.trials import Outcome, Size, asking, completing, cut_off, stopped

PARTS = ("ask", "complete", "cut", "stop", "kill")


def main() -> int:
    """Try it, and print figures."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.discord", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--speakers", type=int, default=10_000)
    parser.add_argument("--sources", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--at-once", type=int, default=2, help="searches that run at one time")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "onrecord-benchmarks")
    options = parser.parse_args()
    held = holding(options.cache, options.passages, options.speakers, options.sources)
    size = Size(options.questions, options.users, options.cuts)
    settings = {"questions_at_once": str(options.at_once)}
    print(f"{held.passages} passages, {len(held.cast.speakers)} speakers, {held.cast.sources} sources")
    faults = 0
    for part in options.parts:
        load = os.getloadavg()[0]
        print(f"\n{part} (load before: {load:.1f})")
        if part == "complete":
            seconds = asyncio.run(completing(held, size, **settings))
            print(_row("completion ms: p50, p95, longest", _spread([1_000 * one for one in seconds])))
            continue
        if part == "kill":
            killing = asyncio.run(killed(held, size, **settings))
            print("\n".join(_row(name, f"{value}") for name, value in asdict(killing).items()))
            faults += killing.faults
            continue
        trial = {"ask": asking, "cut": cut_off, "stop": stopped}[part]
        outcome = asyncio.run(trial(held, size, **settings))
        print(table(outcome))
        faults += faults_of(outcome, may_expire=part == "cut")
    return 1 if faults else 0


def faults_of(outcome: Outcome, *, may_expire: bool = False) -> int:
    """How many questions fared as none may.

    Args:
        outcome: of a trial.
        may_expire: whether some may have waited too long for a connection.
    """
    return outcome.unanswered + outcome.twice + outcome.invalid + (0 if may_expire else outcome.expired)


def table(outcome: Outcome) -> str:
    """The figures of a trial as a table."""
    count = max(1, len(outcome.asked))
    rows = [
        _row("questions", f"{len(outcome.asked)}"),
        _row("answered", f"{sum(one.answers > 0 and not one.is_told_why_not for one in outcome.asked)}"),
        _row("told why not", f"{outcome.told_why_not}"),
        _row("taken and unanswered", f"{outcome.unanswered}"),
        _row("answered twice", f"{outcome.twice}"),
        _row("not delivered within 3 s", f"{outcome.expired}"),
        _row("bodies against Discord's rules", f"{outcome.invalid}"),
        _row("seconds: p50, p95, longest", _spread(outcome.seconds, 2)),
    ]
    if outcome.wall:
        rows += [
            _row("questions a second", f"{len(outcome.seconds) / outcome.wall:.1f}"),
            _row("processor ms a question: bot", f"{1_000 * outcome.bot_cpu / count:.1f}"),
            _row("processor ms a question: Discord", f"{1_000 * outcome.discord_cpu / count:.1f}"),
        ]
    rows += [_row(f"{phase} ms: p50, p95, longest", _spread(sorted(spent))) for phase, spent in outcome.phases.items()]
    rows += [_row(name, f"{value:.1f}") for name, value in outcome.notes.items()]
    return "\n".join(rows)


def _row(name: str, value: str) -> str:
    return f"{name:<40}{value:>28}"


def _spread(values: Sequence[float], digits: int = 0) -> str:
    if not values:
        return "–"
    return "  ".join(f"{values[min(len(values) - 1, int(share * len(values)))]:.{digits}f}" for share in (0.5, 0.95, 1))


if __name__ == "__main__":
    sys.exit(main())
