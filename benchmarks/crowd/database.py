"""The database that is asked: built once, kept in a folder, and copied for each trial."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.crowd.posts import Cast, make_cast, posts
from retrieval import Retriever

FILE = "feed.db"
_PASSAGES_A_POST = 2


@dataclass(frozen=True)
class Holding:
    """A database and who is in it.

    Attributes:
        folder: where it lies.
        cast: who speaks there.
        passages: how many it holds.
    """

    folder: Path
    cast: Cast
    passages: int

    @contextmanager
    def copied(self) -> Iterator[Path]:
        """The file of a copy, until the block ends."""
        with TemporaryDirectory(prefix="onrecord-crowd-") as place:
            shutil.copytree(self.folder, Path(place) / "copy")
            yield Path(place) / "copy" / FILE


def holding(cache: Path, passages: int, speakers: int, sources: int) -> Holding:
    """A database of so many passages, built where the cache has none.

    Args:
        cache: keeps databases.
        passages: how many, two a post.
        speakers: people who say something, as far as there are posts enough.
        sources: outlets, likewise.
    """
    folder = cache / f"crowd-{passages}-{speakers}-{sources}"
    cast = make_cast(speakers, sources)
    if not folder.exists():
        half_done = folder.with_name(f"{folder.name}.building")
        shutil.rmtree(half_done, ignore_errors=True)
        half_done.mkdir(parents=True)
        with Retriever.open(half_done / FILE) as retriever:
            retriever.add(posts(cast, passages // _PASSAGES_A_POST))
        half_done.rename(folder)
    with Retriever.open(folder / FILE, workers=0) as retriever:
        return Holding(folder, cast, retriever.stats().passages)
