"""A part that one process has, on a real server; a process is killed, and a connection is lost."""

import subprocess
import sys
import time
from collections.abc import Callable

import psycopg
import pytest

from retrieval import Retriever
from retrieval._storage.postgres_leading import LoneLead, PostgresLead
from retrieval.types.address import PostgresAddress

HOLDING = """
import sys
from retrieval._storage.postgres_leading import PostgresLead
from retrieval.types.address import PostgresAddress
lead = PostgresLead(PostgresAddress(sys.argv[1]), "one", "follow")
print(lead.holds(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def lead(postgres: PostgresAddress) -> Callable[..., PostgresLead]:
    return lambda schema="one", part="follow": PostgresLead(postgres, schema, part)


def test_one_has_it_until_it_lets_go(lead: Callable[..., PostgresLead]) -> None:
    first, second = lead(), lead()
    assert (first.holds(), second.holds(), first.holds()) == (True, False, True)
    first.close()
    first.close()
    assert (second.holds(), first.holds()) == (True, False)
    second.close()


def test_parts_and_schemas_are_apart(lead: Callable[..., PostgresLead]) -> None:
    leads = [lead(), lead("two"), lead(part="watch")]
    assert [one.holds() for one in leads] == [True, True, True]
    for one in leads:
        one.close()


def test_a_process_that_is_killed_has_it_no_more(postgres: PostgresAddress, lead: Callable[..., PostgresLead]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, postgres.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        mine = lead()
        assert not mine.holds()
        other.kill()
        other.wait()
        # The server notices the end of the connection by itself, a moment later.
        until = time.monotonic() + 30
        while not (has := mine.holds()) and time.monotonic() < until:
            other.poll()
        assert has
        mine.close()


def test_whoever_lost_the_connection_lost_the_part(
    postgres: PostgresAddress, lead: Callable[..., PostgresLead]
) -> None:
    first, second = lead(), lead()
    assert first.holds()
    with psycopg.connect(postgres.url, autocommit=True) as owner:
        owner.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
        )
    assert second.holds()
    assert not first.holds()
    second.close()
    assert first.holds()
    first.close()


def test_where_the_server_is_gone_nobody_has_it() -> None:
    lead = PostgresLead(PostgresAddress("postgresql://127.0.0.1:1/none"), "one", "follow")
    assert not lead.holds()
    lead.close()


def test_a_retriever_asks_the_server_and_no_file(postgres: PostgresAddress) -> None:
    with Retriever.open(postgres.url) as one, Retriever.open(postgres.url) as other:
        leads = [one.lead("follow"), other.lead("follow")]
        assert [lead.holds() for lead in leads] == [True, False]
        for lead in leads:
            lead.close()


def test_a_record_that_one_process_looks_after_needs_nobodys_leave() -> None:
    lead = LoneLead()
    assert lead.holds()
    lead.close()
    assert lead.holds()
