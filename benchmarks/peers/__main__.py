"""onrecord beside its peers: ``python -m benchmarks.peers --sizes 20000,100000 --cache FOLDER``.

Needs ``pip install -e '.[peers]'``. Every system stores the same posts (about 150 characters, half of them Japanese,
from 50 sources), with the bundled model, which the peers load through sentence-transformers, and answers the same
questions; each in processes of its own, and set up as its own documentation advises (see ``benchmarks/peers/systems``).
What was stored is kept in ``--cache``, so that asking can be repeated without adding.

``--sections`` measures some only, of: add, questions, filtered, memory, burst, quality. ``--systems`` some systems
only; figures of the others stay in ``benchmarks/results/peers.json``. ``--write`` writes README's part,
``docs/benchmarks.md`` and the curves from what is kept there, and measures nothing without ``--sizes``.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers.asking import SECTIONS as ASKING
from benchmarks.peers.machine import ROOT, measured
from benchmarks.peers.model import export
from benchmarks.peers.pages import write
from benchmarks.peers.posts import prepare, read_asked
from benchmarks.peers.results import FILE, Results, load
from benchmarks.peers.run import Runner, has_libraries
from benchmarks.peers.systems import SYSTEMS
from benchmarks.peers.table import failures, plain, quality_rows, ratios, rows

SECTIONS = ("add", *ASKING, "quality")
_BUSY = "1 where other programs keep the processor busy, as two then mostly wait for each other"
_SHARED = ROOT.parent / "shared"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and keep the figures."""
    options = _options(arguments)
    results = load(options.results)
    if options.sizes or options.sections == ["quality"]:
        _measure(results, options)
    if options.write:
        write(results)


def _measure(results: Results, options: argparse.Namespace) -> None:
    names = [name for name in options.systems if has_libraries(name)]
    for name in set(options.systems) - set(names):
        print(f"{SYSTEMS[name].label}: not installed; pip install -e '.[peers]'", file=sys.stderr)
    packages = [package for name in SYSTEMS for package in SYSTEMS[name].packages]
    corpora, model = options.corpora if options.corpora and options.corpora.is_dir() else None, export(options.cache)
    shared = options.shared if options.shared and options.shared.is_dir() else None
    for size in options.sizes:
        posts, asked = prepare(options.cache, corpora, size)
        known, about = read_asked(asked), measured(packages)
        about |= {"text bytes": known.text_bytes, "share": known.share, "threads": options.threads}
        runner = Runner(options.cache, model, posts, asked, 60 * options.limit, threads=options.threads)
        wanted = [section for section in options.sections if section != "quality"]
        run = datetime.now(UTC).isoformat(timespec="seconds")
        for name in names if wanted else []:
            print(f"{size:,}: {SYSTEMS[name].label} …", file=sys.stderr, flush=True)
            figures = runner.measure(name, size, wanted)
            results.take(size, about, {name: figures | {"run": run}})
            _keep(results, options.results)
        if wanted:
            print(
                plain(rows(results, size)), plain(ratios(results, size)), *failures(results, size), sep="\n", flush=True
            )
    if "quality" in options.sections:
        runner = Runner(options.cache, model, Path(), Path(), 60 * options.limit, shared)
        for name in names:
            print(f"first hits: {SYSTEMS[name].label} …", file=sys.stderr, flush=True)
            results.take_quality(measured(packages), {name: runner.quality(name)})
            _keep(results, options.results)
        print(plain(quality_rows(results)))


def _keep(results: Results, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(results.dump(), encoding="utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=_numbers, default=[], help="numbers of posts, with commas")
    parser.add_argument("--systems", type=lambda text: text.split(","), default=list(SYSTEMS))
    parser.add_argument("--sections", type=lambda text: text.split(","), default=list(SECTIONS))
    parser.add_argument(
        "--corpora", type=Path, default=_SHARED / "corpora", help="invented posts where it is not there"
    )
    parser.add_argument("--shared", type=Path, default=_SHARED, help="folder of the labelled real feeds")
    parser.add_argument("--cache", type=Path, default=Path(".onrecord/peers"), metavar="FOLDER")
    parser.add_argument("--limit", type=float, default=20, metavar="MINUTES", help="for one process (default: 20)")
    parser.add_argument("--threads", type=int, default=0, help=f"of linear algebra; {_BUSY}")
    parser.add_argument("--results", type=Path, default=FILE, metavar="FILE")
    parser.add_argument("--write", action="store_true", help="write the pages and draw the curves")
    options = parser.parse_args(arguments)
    options.cache = options.cache.resolve()
    for given, known in ((options.systems, SYSTEMS), (options.sections, SECTIONS)):
        if unknown := set(given) - set(known):
            parser.error(f"no such thing: {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
    return options


def _numbers(text: str) -> list[int]:
    return [int(part.replace("_", "")) for part in text.split(",")]


if __name__ == "__main__":
    main()
