"""How often somebody did something of late, counted by all processes together, as rows.

Moments are those of the database's clock, so that machines whose clocks differ count alike. Rows lie in the record
itself, where every process of it finds them, but are written by ``Engine.briefly``: nobody who asks waits for whoever
stores items.
"""

import json
from collections.abc import Sequence

from retrieval._storage.engine import Connection, Engine
from retrieval.types.allowances import Allowance, Refusal

_KEPT_MS = 3_600_000
"""Rows that count no more stay so long, so that whoever clears them away meets nobody who comes back to one."""


class Allowances:
    """What may be done so often only, in the database. Safe to use from several threads, as the record is.

    Args:
        database: an open database at the current schema.
    """

    def __init__(self, database: Engine) -> None:
        self._database = database

    def take(self, wanted: Sequence[Allowance]) -> Refusal | None:
        """Take one of each of some allowances, or of none where one is used up.

        Of several who take at once, in whatever process, no more are granted than an allowance has.

        Args:
            wanted: of a key each.

        Returns:
            None where all were granted; else the first that is used up.

        Raises:
            StorageError: the database cannot be written, or is written to right now.
        """
        if not wanted:
            return None
        with self._database.briefly() as connection:
            held = self._held(connection, wanted)
            counted = [_counted(one, *held[one.scope, one.key]) for one in wanted]
            for one, (moments, now) in zip(wanted, counted, strict=True):
                if len(moments) >= one.most:
                    free = moments[-one.most] + 1_000 * one.seconds
                    return Refusal(one, (free - now) / 1_000)
            connection.executemany(
                "UPDATE allowances SET taken = ?, until = ? WHERE scope = ? AND id = ?",
                [
                    (json.dumps([*moments, now], separators=(",", ":")), now + 1_000 * one.seconds, one.scope, one.key)
                    for one, (moments, now) in zip(wanted, counted, strict=True)
                ],
            )
        return None

    def forget_old(self) -> int:
        """Clear away what counts no more; gives how many keys' it was.

        Raises:
            StorageError: see ``take``.
        """
        with self._database.briefly() as connection:
            query = f"DELETE FROM allowances WHERE until < {self._database.now_ms} - {_KEPT_MS}"  # noqa: S608
            return connection.execute(query).rowcount

    def _held(self, connection: Connection, wanted: Sequence[Allowance]) -> dict[tuple[str, str], tuple[str, int]]:
        """What each key took, and the moment now; nobody else takes of these keys until the transaction ends."""
        # In one order for all: of two who want the same keys none holds what the other waits for.
        keys = sorted((one.scope, one.key) for one in wanted)
        rows = connection.execute(
            f"INSERT INTO allowances (scope, id, taken, until) VALUES {', '.join(['(?, ?, ?, 0)'] * len(keys))}"  # noqa: S608
            " ON CONFLICT (scope, id) DO UPDATE SET scope = excluded.scope"
            f" RETURNING scope, id, taken, {self._database.now_ms}",
            [value for key in keys for value in (*key, "[]")],
        ).fetchall()
        return {(scope, key): (taken, now) for scope, key, taken, now in rows}


def _counted(allowance: Allowance, taken: str, now: int) -> tuple[list[int], int]:
    """The moments that count still, and the one that it is."""
    # A clock that was set back has moments before it that were never to come.
    return [moment for moment in json.loads(taken) if now - 1_000 * allowance.seconds < moment <= now], now
