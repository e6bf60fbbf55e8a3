"""The posts and questions that every system is given: made once, the same for all."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from benchmarks.peers.invented import invented
from benchmarks.speed.workload import VERSION, make

QUESTIONS_FROM = 1_000
"""Questions are those of a workload of so many posts, whatever the size that is measured."""

RARE = 0.01
"""The share of posts that a question under a filter is asked of."""


@dataclass(frozen=True, slots=True)
class Post:
    """What a system stores.

    Attributes:
        number: counted from 0; systems answer with it.
        source: handle of the outlet.
        name: the outlet as printed.
        published: in ISO format, with its zone.
        title: the headline.
        text: what is searched.
    """

    number: int
    source: str
    name: str
    published: str
    title: str
    text: str

    @property
    def day(self) -> int:
        """The day of publication as a number, such as 20250131: what all systems can compare."""
        return int(datetime.fromisoformat(self.published).strftime("%Y%m%d"))


@dataclass(frozen=True, slots=True)
class Where:
    """What an answer is restricted to.

    Attributes:
        sources: handles; all where empty.
        since: the first day, as in ``Post.day``; None for no limit.
        until: the last day.
    """

    sources: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    def __bool__(self) -> bool:
        return bool(self.sources) or self.since is not None or self.until is not None

    def holds(self, source: str, day: int) -> bool:
        """Whether a post of a source and day is allowed."""
        return (
            (not self.sources or source in self.sources)
            and (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of all.

    Attributes:
        questions: English and Japanese in turn.
        rare: the source that has nearest to ``RARE`` of the posts.
        share: the share that it has.
        text_bytes: of all posts, in UTF-8.
    """

    questions: list[str]
    rare: str
    share: float
    text_bytes: int


def prepare(cache: Path, corpora: Path | None, count: int) -> tuple[Path, Path]:
    """The files of posts and of questions, made where they are not there.

    Args:
        cache: the folder where they are kept.
        corpora: where texts are taken from; None for invented ones.
        count: of posts.
    """
    kind = f"{'corpora' if corpora else 'invented'}-{VERSION}"
    posts, asked = cache / f"posts-{kind}-{count}.jsonl", cache / f"asked-{kind}-{count}.json"
    if not (posts.exists() and asked.exists()):
        cache.mkdir(parents=True, exist_ok=True)
        made = list(_posts(corpora, count))
        with posts.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(post), ensure_ascii=False) + "\n" for post in made)
        asked.write_text(json.dumps(asdict(about(made, _questions(corpora))), ensure_ascii=False), encoding="utf-8")
    return posts, asked


def read_posts(path: Path, limit: int | None = None) -> Iterator[Post]:
    """The posts of a file, one at a time: a million are never in memory at once.

    Args:
        path: what ``prepare`` made.
        limit: so many of the first; all where None.
    """
    with path.open(encoding="utf-8") as file:
        for line in islice(file, limit):
            yield Post(**json.loads(line))


def batches(posts: Iterable[Post], size: int) -> Iterator[list[Post]]:
    """Posts in lists of a size; the last may be shorter."""
    rest = iter(posts)
    while batch := list(islice(rest, size)):
        yield batch


def read_asked(path: Path) -> Asked:
    """The questions of a file."""
    return Asked(**json.loads(path.read_text(encoding="utf-8")))


def about(posts: Sequence[Post], questions: list[str]) -> Asked:
    """What is asked about some posts."""
    counts: dict[str, int] = {}
    for post in posts:
        counts[post.source] = counts.get(post.source, 0) + 1
    rare = min(sorted(counts), key=lambda source: abs(counts[source] - RARE * len(posts)))
    size = sum(len(post.text.encode()) for post in posts)
    return Asked(questions, rare, counts[rare] / len(posts), size)


def _posts(corpora: Path | None, count: int) -> Iterator[Post]:
    rows = make(corpora, count, 1).posts if corpora else invented(random.Random(7), count)[0]
    for number, row in enumerate(rows):
        yield Post(number, row["handle"], row["source"], row["published"], row["headline"], row["text"])


def _questions(corpora: Path | None) -> list[str]:
    return make(corpora, QUESTIONS_FROM, 1).questions if corpora else invented(random.Random(7), QUESTIONS_FROM)[1]
