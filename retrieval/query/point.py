"""A point of a record's history as callers keep it: a short text that tells nothing to anybody else."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from retrieval._storage.changes import Mark
from retrieval.query.complaints import complaint

_WRITTEN = re.compile(r"(\d{1,18})\.(-?\d{1,19})@(\d{1,12})", re.ASCII)


@dataclass(frozen=True)
class Point:
    """A point of a record's history, and when it was taken.

    Attributes:
        mark: the point.
        taken: when, to the second.
    """

    mark: Mark
    taken: datetime

    def __str__(self) -> str:
        """As callers keep it.

        >>> str(Point(Mark(7, -12), datetime(2025, 3, 1, tzinfo=UTC)))
        '7.-12@1740787200'
        """
        return f"{self.mark.number}.{self.mark.stamp}@{int(self.taken.timestamp())}"


def read_point(text: str) -> Point:
    """The point that a text stands for.

    Args:
        text: from ``Retriever.mark`` or ``News.upto``.

    Raises:
        QuestionError: it is no such text.
    """
    found = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    if not found:
        raise complaint("no_point", field="after", value=f"{text!r:.60}")
    number, stamp, seconds = map(int, found.groups())
    try:
        return Point(Mark(number, stamp), datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError) as error:
        raise complaint("no_point", field="after", value=f"{text!r:.60}") from error
