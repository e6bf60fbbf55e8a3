"""What the last answer in the terminal showed, so that a number of it means that item: ``onrecord show 2``."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from retrieval.types import Hit
    from retrieval.types.address import Place

UNKEPT = "The numbers of this answer cannot be kept beside the database: `onrecord show NUMBER` means an older one."

_FILE = "shown.json"
_MOST_DIGITS = 3


@dataclass(frozen=True)
class Recalled:
    """A passage that was shown.

    Attributes:
        item_id: of its item.
        start: offset of its first character in the item's text.
        end: offset after its last one.
    """

    item_id: str
    start: int
    end: int


def remember(db: Place, hits: Sequence[Hit]) -> bool:
    """Keep which passages were shown, beside the indexes of the database; nothing but where they stand.

    Returns:
        Whether no number means a passage of an older answer: where nothing can be written, the last one kept stays.
    """
    shown = [asdict(Recalled(hit.item.id, hit.passage.start, hit.passage.end)) for hit in hits]
    path = _path(db)
    beside = path.with_name(f"writing-{_FILE}")
    try:
        beside.write_text(json.dumps(shown), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return not path.exists()
    return True


def recall(db: Place) -> list[Recalled]:
    """The passages that were shown last, in order; none where that is not known."""
    try:
        return [Recalled(**one) for one in json.loads(_path(db).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def number_of(text: str) -> int | None:
    """The number of a passage, as an answer prints it; None where a text is no such number.

    >>> number_of("2"), number_of("2."), number_of("#2"), number_of("2025")
    (2, 2, 2, None)
    """
    digits = text.strip().removeprefix("#").removesuffix(".")
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    return int(digits) if is_number else None


def _path(db: Place) -> Path:
    from retrieval.types.address import file_of

    file = file_of(db)
    return file.with_name(f"{file.name}.index") / _FILE
