"""Run by test_kill.py in a process of its own: adds items without end, telling of each that is committed."""

import os
import sys
from datetime import UTC, datetime
from itertools import count

from retrieval import FeedItem, Retriever
from retrieval._storage.entries import Annotation
from retrieval._storage.record import Record

GROUP = 7


def item(number: int, revision: int = 0) -> FeedItem:
    """An item that its number tells all about; a later revision has more to say under the same id."""
    text = f"第{number}報\n" + "\n".join(
        f"橋{number}の工事{part}を続けると市は述べた。" for part in range(number % 5 + 1 + revision)
    )
    return FeedItem(
        source="見本新聞",
        handle="mihon",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        urls=(f"https://example.org/{number}",),
        headline=f"第{number}報",
        text=text,
    )


def main(database: str, first: int) -> None:
    """Add items from ``first`` on, a few at a time, each group with the revision of one added before."""
    told = os.fdopen(1, "wb", buffering=0)
    put = Record.put

    def telling(self: Record, annotation: Annotation, *rest: object) -> object:
        outcome = put(self, annotation, *rest)  # type: ignore[arg-type]
        told.write(f"{annotation.item.headline} {annotation.item.content_hash}\n".encode())
        return outcome

    Record.put = telling  # type: ignore[method-assign, assignment]
    told.write(b"opening\n")
    with Retriever.open(database) as retriever:
        for number in count(first, GROUP):
            retriever.add([item(n) for n in range(number, number + GROUP)])
            retriever.add([item(number, revision=1)])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
