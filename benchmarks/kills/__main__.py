"""Kills (−9) at random moments: ``python -m benchmarks.kills [--kills 300]``.

A process adds, edits, removes, restores, re-annotates and rebuilds the indexes of one database, and is killed at a
random moment, again and again. After each kill: what was acknowledged is there, nothing is there twice, and ``check``
finds no fault. After some: the indexes answer as those that are made anew. Exit status 1 where anything is wrong.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.kills.trial import Trial


def main() -> int:
    """Kill, check, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--fresh-every", type=int, default=5, help="compare with fresh indexes after so many")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    started, wrong, compared = time.monotonic(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder) / "feed.db", random.Random(options.seed))
        for kill in range(1, options.kills + 1):
            found = trial.kill_once()
            if kill % options.fresh_every == 0:
                compared += 1
                found += trial.differences()
            for one in found:
                print(f"kill {kill}: {one}", flush=True)
            wrong += found
            if kill % 25 == 0:
                print(f"{kill} kills, {trial.steps} steps, {len(wrong)} faults", flush=True)
    print(f"kills {options.kills}  steps acknowledged {trial.steps}  compared with fresh indexes {compared} times")
    print("killed during " + ", ".join(f"{step} {count}" for step, count in trial.during.most_common()))
    print(f"faults {len(wrong)}  {time.monotonic() - started:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
