"""Regular expressions whose time grows faster than their text: ``python -m benchmarks.patterns [PART_OF_PATH]``.

Each pattern of the packages is attacked with texts made from its own parts: what may stand before a repetition, what it
repeats, and an end that does not fit. The table names those that take more than nine times as long for four times the
text: the CPU seconds, the length of the text, the growth and the text. With ``--ruinous`` only texts of 1,024
characters are tried, on which a pattern takes a second or more; it ends with an error where there is one.
"""

import argparse
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

from benchmarks.patterns.attacks import SIZES, Attack, worst
from benchmarks.patterns.gathered import Gathered, gathered

BOUNDED = {
    ("retrieval/feeds/unknown.py", ""): 4_096,
    ("retrieval/names/strip_titles.py", "_titled"): 100,
    ("retrieval/names/strip_titles.py", "_with_all_of_it"): 100,
    ("retrieval/people/affiliation.py", "_JOINED"): 40,
    ("retrieval/search/deduplicate.py", "_QUOTED"): 3_000,
    ("retrieval/search/wording.py", "_AGENCY"): 24,
    ("retrieval/speech/ja/lines.py", "_HEADLINE_END"): 80,
    ("retrieval/speech/ja/lines.py", "_TOPICS"): 500,
    ("retrieval/speech/ja/lines.py", "_OUTLET"): 500,
    ("retrieval/speech/ja/lines.py", "_HEADLINE_VERB"): 500,
    ("retrieval/speech/ja/lines.py", "_TOPIC_VERB"): 500,
    ("retrieval/speech/ja/lines.py", "_TOLD_LAST"): 500,
}
"""Patterns that are given texts of at most so many characters: these must not take a second for one."""


def main() -> None:
    """Attack each pattern, and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("part", nargs="?", default="", help="only patterns of files with this in their path")
    arguments.add_argument("--ruinous", action="store_true", help="only those on which a short text takes a second")
    arguments.add_argument("--processes", type=int, default=2)
    options = arguments.parse_args()
    patterns = [one for one in gathered() if options.part in one.path]
    every = SIZES[:1] if options.ruinous else SIZES
    sizes = [(BOUNDED[key],) if (key := (one.path, one.name)) in BOUNDED else every for one in patterns]
    offenders = 0
    # The processes that attack must not hold what the packages hold.
    with ProcessPoolExecutor(options.processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        columns = zip(*((one.pattern, one.flags, one.uses) for one in patterns), strict=True)
        done = pool.map(worst, *columns, sizes)
        for one, attack in zip(patterns, done, strict=True):
            if attack:
                offenders += 1
                print(_row(one, attack), flush=True)
    print(f"{len(patterns)} patterns, {offenders} of them take time that grows faster than their text")
    if offenders:
        sys.exit(1)


def _row(one: Gathered, attack: Attack) -> str:
    text = f"{attack.head[:20]!r} + {attack.pump[:20]!r} × n + {attack.tail!r}"
    where = f"{one.path}:{one.line} {one.name}"
    return f"{attack.seconds:7.3f} s {attack.length:6} × {attack.growth:5.1f} {attack.use:9} {where:60} {text}"


if __name__ == "__main__":
    main()
