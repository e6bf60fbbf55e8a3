"""What an index on Milvus says of itself: up to where it holds the record, and in how many passages each token stands.

Both lie in a collection beside that of the passages. A row of a token has its number now, its number before the last
change of it, and with which change of the record that came: whoever reads at an older point takes the number before,
and a leader that begins where another one was killed puts it back. So numbers are never counted twice.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from retrieval._index.milvus.engine import Engine
from retrieval._storage.changes import Mark

_MARK = -1
_PENDING = -2
_PENDING_AT_ONCE = 4_000
_FIELDS = ("now", "before", "upto")
_NO_VECTOR = [0.0, 1.0]


@dataclass(frozen=True)
class State:
    """What is known of an index as a whole.

    Attributes:
        number: of the last change of the record that it holds.
        stamp: of that change.
        newest: the highest passage number that it held then; whatever lies beyond is half written.
        passages: how many it held then.
        is_being_written: whether a leader writes what comes next, or was killed while it did.
        is_pending: whether passages that were removed may still be there.
        written: the moment of the server's clock by which all of it was written; 0 where that is not known.
    """

    number: int = 0
    stamp: int = 0
    newest: int = 0
    passages: int = 0
    is_being_written: bool = False
    is_pending: bool = False
    written: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing yet: there may be no collection either."""
        return not self.newest

    @property
    def is_settled(self) -> bool:
        """Whether nothing is half done."""
        return not (self.is_being_written or self.is_pending)

    @property
    def mark(self) -> Mark:
        """The point of the record's history that it holds."""
        return Mark(self.number, self.stamp)


class Words:
    """The collection of tokens and of the state.

    Args:
        engine: where it is.
        name: of the collection.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def read_by(self, engine: Engine) -> "Words":
        """The same collection through another connection."""
        return Words(engine, self._name)

    def state(self) -> State | None:
        """What the index says of itself; None where it says nothing that is understood."""
        rows = self._engine.get(self._name, [_MARK], ["note"])
        try:
            return State(**json.loads(rows[0]["note"])) if rows else None
        except (ValueError, TypeError):
            return None

    def note(self, state: State) -> State:
        """Write what the index is from now on."""
        self._engine.upsert(self._name, [_row(_MARK, note=json.dumps(asdict(state)))])
        return state

    def frequencies(self, numbers: Iterable[int], mark: Mark) -> dict[int, int]:
        """In how many passages each of some tokens stood at a point; those that stood in none are left out."""
        rows = self._engine.get(self._name, sorted(set(numbers)), _FIELDS)
        counted = {int(row["pk"]): _at(row, mark) for row in rows}
        return {number: count for number, count in counted.items() if count > 0}

    def count(self, changes: Mapping[int, int], before: Mark, after: Mark) -> None:
        """Write how often tokens stand after a change.

        Args:
            changes: by token, in how many passages more.
            before: the point that the numbers were right at.
            after: the point that they are right at now.
        """
        numbers = sorted(number for number, change in changes.items() if change)
        known = self.frequencies(numbers, before)
        self._engine.upsert(
            self._name,
            (
                _row(
                    number,
                    now=max(0, known.get(number, 0) + changes[number]),
                    before=known.get(number, 0),
                    upto=after.number,
                )
                for number in numbers
            ),
        )

    def put_back(self, mark: Mark) -> None:
        """Undo what was counted after a point."""
        rows = list(self._engine.rows(self._name, f"pk >= 0 and upto > {mark.number}", ["pk", "before"]))
        self._engine.upsert(
            self._name,
            (_row(int(row["pk"]), now=row["before"], before=row["before"], upto=mark.number) for row in rows),
        )

    def put_pending(self, numbers: Iterable[int], after: Mark) -> None:
        """Note passages that are to go once the index stands at a point."""
        ordered = sorted(numbers)
        self._engine.upsert(
            self._name,
            [
                _row(_PENDING - place, note=json.dumps(ordered[start : start + _PENDING_AT_ONCE]), upto=after.number)
                for place, start in enumerate(range(0, len(ordered), _PENDING_AT_ONCE))
            ],
        )

    def pending(self, mark: Mark) -> list[int]:
        """Passages that were to go when the index came to a point, or before."""
        rows = self._engine.rows(self._name, f"pk <= {_PENDING}", ["note", "upto"])
        return [number for row in rows if row["upto"] <= mark.number for number in json.loads(row["note"])]

    def settle(self, state: State) -> State:
        """Note that nothing is to go any more."""
        self._engine.delete(self._name, f"pk <= {_PENDING}")
        return self.note(replace(state, is_pending=False))


def _at(row: Mapping[str, Any], mark: Mark) -> int:
    return int(row["now"] if row["upto"] <= mark.number else row["before"])


def _row(key: int, *, now: int = 0, before: int = 0, upto: int = 0, note: str = "") -> dict[str, Any]:
    return {"pk": key, "now": now, "before": before, "upto": upto, "note": note, "vector": _NO_VECTOR}
