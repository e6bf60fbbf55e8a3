"""How often somebody may do something, counted over threads and processes."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval._storage.allowances import Allowances
from retrieval._storage.record import Record
from retrieval.errors import StorageError
from retrieval.types.address import Place
from retrieval.types.allowances import Allowance

LONG = 60.0
MEMBER = Allowance("user", "42", most=2, seconds=3_600)
SERVER = Allowance("guild", "7", most=3, seconds=3_600)

TAKING = """
import sys
from pathlib import Path
from retrieval._storage.record import Record
from retrieval.errors import StorageError
from retrieval.types.address import PostgresAddress
from retrieval.types.allowances import Allowance
place = sys.argv[1]
record = Record.open(PostgresAddress(place) if place.startswith("postgresql") else Path(place))
wanted = [Allowance("user", "42", 30, 3600), Allowance("guild", "7", 1000, 3600)]
print("ready", flush=True)
sys.stdin.readline()
granted = asked = 0
while asked < 40:
    try:
        granted += record.allowances.take(wanted) is None
        asked += 1
    except StorageError:
        # The other one has the file; a bot counts alone then.
        pass
print(granted, flush=True)
record.close()
"""


@pytest.fixture
def allowances(record: Record) -> Allowances:
    return record.allowances


@pytest.fixture
def other(place: Place, record: Record) -> Iterator[Record]:
    """Of another process, as far as the database knows."""
    with closing(Record.open(place)) as opened:
        yield opened


def go_on(record: Record, seconds: int) -> None:
    """Let time pass: what was taken was taken so much earlier."""
    with record._database.write() as connection:
        rows = connection.execute("SELECT scope, id, taken, until FROM allowances").fetchall()
        for scope, key, taken, until in rows:
            moved = json.dumps([moment - 1_000 * seconds for moment in json.loads(taken)])
            connection.execute(
                "UPDATE allowances SET taken = ?, until = ? WHERE scope = ? AND id = ?",
                (moved, until - 1_000 * seconds, scope, key),
            )


def keys(record: Record) -> list[str]:
    with record._database.read() as connection:
        return [key for (key,) in connection.execute("SELECT id FROM allowances ORDER BY id").fetchall()]


def test_no_more_is_granted_than_there_is_and_when_there_is_more_is_told(record: Record, other: Record) -> None:
    assert record.allowances.take([MEMBER]) is None
    go_on(record, 600)
    assert other.allowances.take([MEMBER]) is None
    refusal = record.allowances.take([MEMBER])
    assert refusal is not None
    assert refusal.allowance == MEMBER
    # When the first of the two counts no more.
    assert 2_990 < refusal.seconds <= 3_000
    assert other.allowances.take([replace(MEMBER, key="43")]) is None
    go_on(record, 3_000)
    assert other.allowances.take([MEMBER]) is None
    assert record.allowances.take([MEMBER]) is not None


def test_a_member_and_a_server_of_one_number_are_two(allowances: Allowances) -> None:
    once = Allowance("user", "7", most=1, seconds=3_600)
    assert allowances.take([once, replace(once, scope="guild")]) is None
    refusal = allowances.take([replace(once, scope="guild")])
    assert refusal is not None
    assert refusal.allowance.scope == "guild"
    assert allowances.take([]) is None


def test_what_is_refused_takes_nothing_of_the_rest(allowances: Allowances) -> None:
    for number in range(3):
        assert allowances.take([replace(MEMBER, key=str(number)), SERVER]) is None
    for _ in range(3):
        refusal = allowances.take([MEMBER, SERVER])
        assert refusal is not None
        assert refusal.allowance == SERVER
    assert [allowances.take([MEMBER]) is None for _ in range(3)] == [True, True, False]


def test_an_allowance_that_was_made_smaller_holds_at_once(allowances: Allowances, record: Record) -> None:
    for wait in (0, 600):
        go_on(record, wait)
        assert allowances.take([MEMBER]) is None
    refusal = allowances.take([replace(MEMBER, most=1)])
    assert refusal is not None
    assert 3_590 < refusal.seconds <= 3_600
    assert allowances.take([replace(MEMBER, seconds=300)]) is None


def test_a_clock_that_was_set_back_locks_nobody_out(allowances: Allowances, record: Record) -> None:
    for _ in range(2):
        assert allowances.take([MEMBER]) is None
    go_on(record, -86_400)
    assert allowances.take([MEMBER]) is None


def test_threads_are_granted_exactly_what_there_is(record: Record, other: Record) -> None:
    wanted = [replace(MEMBER, most=10), replace(SERVER, most=1_000)]

    def granted(number: int) -> int:
        taken = (record, other)[number % 2].allowances
        while True:
            try:
                return taken.take(wanted if number % 3 else wanted[::-1]) is None
            except StorageError:
                # Somebody else has the file; a bot counts alone then.
                continue

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(granted, range(60), timeout=LONG)) == 10


def test_processes_are_granted_exactly_what_there_is(place: Place, record: Record) -> None:
    address = str(place) if isinstance(place, Path) else place.url
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", TAKING, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    try:
        for process in processes:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        granted = [int(process.communicate(timeout=LONG)[0]) for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.wait()
    assert sum(granted) == 30
    assert record.allowances.take([Allowance("user", "42", 30, 3_600)]) is not None


def test_what_counts_no_more_is_cleared_away(allowances: Allowances, record: Record) -> None:
    allowances.take([MEMBER])
    go_on(record, 2 * 3_600 + 1)
    allowances.take([SERVER, replace(MEMBER, key="43")])
    assert allowances.forget_old() == 1
    assert keys(record) == ["43", "7"]
    assert allowances.forget_old() == 0


def test_a_record_that_can_only_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    Record.open(path).close()
    path.chmod(0o400)
    with closing(Record.open(path)) as record:
        if record.is_read_only:
            with pytest.raises(StorageError, match="cannot be written"):
                record.allowances.take([MEMBER])
