"""One record at two sizes: ``python -m benchmarks.sizes --posts 100000 --copies 10 --cache FOLDER``.

Posts are added as anybody adds them; the record is kept in ``--cache`` for the next time. Then what it holds is
multiplied within it (see ``multiplied.py``, which tells what that shows and what it does not), and both sizes are
measured in processes of their own: bytes by table and index, what making the indexes anew takes in time and memory,
opening, the first question, a hundred questions, the same under filters that leave one in a hundred posts, memory, and
adding further posts. ``--engine postgresql`` moves the record to a server, which the ``dev`` extra brings, or to the
one that ``ONRECORD_TEST_POSTGRES`` names, and lets that wait for its disk as it does by default.

``--record FILE`` takes a record that holds the first of these posts already, which is copied and left as it is.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.machine import ROOT, fingerprint, measured
from benchmarks.peers.posts import prepare, read_posts
from benchmarks.peers.systems.own import item_of
from benchmarks.sizes.measured import index_bytes, table_bytes
from benchmarks.sizes.multiplied import multiply
from retrieval import Retriever
from retrieval._index.local.manager import index_folder
from retrieval._storage.opening import open_database
from retrieval.ingest.copies import back_up
from retrieval.ingest.moving import move
from retrieval.types.address import Place, PostgresAddress, file_of

FURTHER = 600
"""Posts that are added to a record that is being measured: others at each size, as they are there afterwards."""

DAYS = 365
"""A copy lies as many days before the next one as the posts last, so that a day has as many at either size."""

ENGINES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Bench:
    """What is measured on.

    Attributes:
        posts: file of the posts, those that are added later included.
        asked: file of the questions.
        count: how many of the posts are there from the beginning.
        copies: how often, in the larger size.
    """

    posts: Path
    asked: Path
    count: int
    copies: int


def main(arguments: list[str] | None = None) -> None:
    """Measure, print, and write the figures."""
    options = _options(arguments)
    corpora = options.corpora if options.corpora.is_dir() else None
    bench = Bench(*prepare(options.cache, corpora, options.posts + 2 * FURTHER), options.posts, options.copies)
    record = options.record or _stored(options.cache, bench)
    results: dict[str, Any] = measured(["faiss-cpu", "tantivy", "psycopg"]) | {"posts": options.posts}
    for engine in options.engine:
        results[engine] = {}
        with tempfile.TemporaryDirectory(dir=options.cache, prefix=f"{engine}-") as scratch, _place(
            engine, Path(scratch), record, results[engine]
        ) as place:  # fmt: skip
            for size, copies in (("smaller", 1), ("larger", options.copies)):
                results[engine][size] = _measured(bench, place, copies)
                if options.json:
                    options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=2))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.sizes", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--copies", type=int, default=10, help="of everything, in the larger size")
    parser.add_argument("--engine", action="append", choices=ENGINES, help="SQLite where none is named")
    parser.add_argument("--cache", type=Path, required=True, metavar="FOLDER", help="needs 12 GB for a million posts")
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared/corpora", help="of which posts are made")
    parser.add_argument("--record", type=Path, metavar="FILE", help="holds the first of the posts already")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too, as they come")
    options = parser.parse_args(arguments)
    options.engine = list(dict.fromkeys(options.engine or ENGINES[:1]))
    options.cache = options.cache.resolve()
    return options


def _stored(cache: Path, bench: Bench) -> Path:
    """A record of the posts, added first where it is not there."""
    folder = cache / f"{bench.posts.stem}-first-{bench.count}-{fingerprint()}"
    if not folder.exists():
        making = Path(tempfile.mkdtemp(dir=cache, prefix="adding-"))
        _say(f"adding {bench.count:,} posts …")
        with Retriever.open(making / "feed.db") as retriever:
            retriever.add(item_of(post) for post in read_posts(bench.posts, bench.count))
        making.rename(folder)
    return folder / "feed.db"


@contextmanager
def _place(engine: str, scratch: Path, record: Path, figures: dict[str, Any]) -> Iterator[Place]:
    """A copy of a record that may be changed."""
    file = scratch / "feed.db"
    back_up(record, file)
    if engine == "sqlite":
        yield file
        return
    from tests.postgres import schema, server, unhurried

    os.environ["XDG_CACHE_HOME"] = str(scratch)
    with server() as url, schema(url) as address:
        begun = time.perf_counter()
        rows = move(file, address).rows
        figures |= {"moving s": time.perf_counter() - begun, "moved rows": sum(rows.values())}
        _say(f"{figures}")
        with unhurried(url):
            yield address


def _measured(bench: Bench, place: Place, copies: int) -> dict[str, Any]:
    """All figures of a place, everything in it being there so many times from now on."""
    figures: dict[str, Any] = {}
    with closing(open_database(place)) as database:
        if copies > 1:
            begun = time.perf_counter()
            multiply(database, copies, DAYS)
            figures["multiplying s"] = time.perf_counter() - begun
        _settle(place)
        figures["tables"] = table_bytes(database)
    shutil.rmtree(index_folder(file_of(place)), ignore_errors=True)
    later = bench.count + (FURTHER if copies > 1 else 0)
    asked = ["--posts", str(bench.posts), "--asked", str(bench.asked), "--further", f"{later}:{later + FURTHER}"]
    for task, more in (("build", []), ("opened", []), ("ask", asked)):
        figures |= _child(task, place, more)
        if task == "build":
            figures["indexes"] = index_bytes(place)
        _say(f"{task}: {figures}")
    return figures


def _settle(place: Place) -> None:
    """Let a server know what its tables hold, as it would after a while."""
    if isinstance(place, PostgresAddress):
        import psycopg

        with psycopg.connect(place.url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")


def _child(task: str, place: Place, arguments: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "figures.json"
        named = place.url if isinstance(place, PostgresAddress) else str(place)
        command = [sys.executable, "-m", "benchmarks.sizes.child", task, named, str(out), *arguments]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
        return dict(json.loads(out.read_text(encoding="utf-8")))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
