"""Adding and asking at size: ``python -m benchmarks.speed --corpora FOLDER [--against CHECKOUT]``.

A workload is made once and written to a file: posts of about 150 characters from 50 sources over a year, half
Japanese, somebody speaking in 30 % of them. Then each section runs in a process of its own, once for the checkout
given with ``--against`` (before) and once for this one (after), on the same interpreter. Databases are built once for
a checkout and kept in ``--cache``, so that the sections that ask can be run again; each asks a fresh copy.

``--posts 5000`` is a quick run. ``--sections`` runs some only, of: add, first, small, big, filtered, speaker,
completion, burst, busy, parts. A ratio over 1 means that this checkout is better. Where other programs keep the
processor busy, set OPENBLAS_NUM_THREADS=1: two threads of linear algebra then mostly wait for each other.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed.workload import VERSION, load

ROOT = Path(__file__).parents[2]
SPEAKERS = 10_000
SECTIONS = "add first small big filtered speaker completion burst busy parts".split()

# The checkout's packages are imported before this one's folder is put in front for the measuring code.
_ENTRY = """
import sys
root, checkout = sys.argv[1], sys.argv[5]
import embeddings, retrieval
assert retrieval.__file__.startswith(checkout + "/"), retrieval.__file__
sys.path.insert(0, root)
from benchmarks.speed.child import main
main(sys.argv[2:])
"""


def main() -> None:
    """Measure, and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        cache = options.cache or Path(scratch)
        workload = cache / f"workload-{VERSION}-{options.posts}.json"
        load(workload, options.corpora, options.posts, min(SPEAKERS, options.posts))
        checkouts = [options.against.resolve()] if options.against else []
        tables = [{} for _ in range(len(checkouts) + 1)]
        _print_head(bool(checkouts))
        for section in options.sections:
            # One after the other, section by section: what else the machine does then weighs on both alike.
            for table, checkout in zip(tables, [*checkouts, ROOT], strict=True):
                table[section] = _measured(section, checkout, workload, cache)
            _print_section([table[section] for table in tables])
    if options.json:
        named = dict(zip((["before", "after"] if checkouts else ["after"]), tables, strict=True))
        options.json.write_text(json.dumps({"posts": options.posts, **named}, indent=2) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="the checkout to compare with")
    parser.add_argument("--sections", type=lambda text: text.split(","), default=SECTIONS)
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep the workload and the databases here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args()
    if unknown := set(options.sections) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}. There are: {', '.join(SECTIONS)}.")
    return options


def _measured(section: str, checkout: Path, workload: Path, cache: Path) -> dict[str, float]:
    """The figures of one section on one checkout; none where it fails, and the error is shown."""
    kept = cache / f"{checkout.name}-{_fingerprint(checkout)}-{workload.stem}"
    arguments = [str(ROOT), section, str(workload.resolve()), str(kept.resolve()), str(checkout)]
    done = subprocess.run(
        [sys.executable, "-c", _ENTRY, *arguments],
        env={**os.environ, "PYTHONPATH": str(checkout)},
        cwd=cache,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        print(f"{section} failed on {checkout}: {(done.stderr.splitlines() or [''])[-1]}", file=sys.stderr)
        return {}
    return dict(json.loads(done.stdout))


def _fingerprint(checkout: Path) -> str:
    """Changes with the code and the data that make a database."""
    digest = hashlib.sha256()
    for package in ("embeddings", "retrieval"):
        for path in sorted((checkout / package).rglob("*")):
            if path.suffix in {".py", ".sql", ".tsv", ".toml", ".npz", ".npy"} and "training" not in path.parts:
                digest.update(path.relative_to(checkout).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _print_head(compared: bool) -> None:
    heads = ("before", "after", "ratio") if compared else ("after",)
    print(f"{'':40}" + "".join(f"{head:>12}" for head in heads))


def _print_section(found: list[dict[str, float]]) -> None:
    """A line for each figure; a dash where one side has none."""
    for name in dict.fromkeys(name for figures in reversed(found) for name in figures):
        figures = [side.get(name) for side in found]
        cells = ["–" if figure is None else f"{figure:,.1f}" for figure in figures]
        if len(figures) > 1:
            cells.append(_ratio(name, *figures))
        print(f"{name:40}" + "".join(f"{cell:>12}" for cell in cells), flush=True)


def _ratio(name: str, before: float | None, after: float | None) -> str:
    """How many times better the second is: less time, or more a second."""
    if not before or not after or not name.endswith((" ms", " /s")):
        return ""
    return f"{after / before if name.endswith(' /s') else before / after:.2f}"


if __name__ == "__main__":
    main()
