"""A part that one process has: real processes, one of them killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from retrieval import ArgumentError, Retriever
from retrieval._storage.leading import FileLead

HOLDING = """
import sys
from pathlib import Path
from retrieval._storage.leading import FileLead
lead = FileLead(Path(sys.argv[1]))
print(lead.holds(), flush=True)
sys.stdin.read()
"""


def test_one_has_it_until_it_lets_go(tmp_path: Path) -> None:
    first, second = FileLead(tmp_path / "index" / "follow.lead"), FileLead(tmp_path / "index" / "follow.lead")
    assert (first.holds(), second.holds(), first.holds()) == (True, False, True)
    first.close()
    first.close()
    assert (second.holds(), first.holds()) == (True, False)
    second.close()


def test_a_process_that_is_killed_has_it_no_more(tmp_path: Path) -> None:
    path = tmp_path / "follow.lead"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        mine = FileLead(path)
        assert not mine.holds()
        other.kill()
        other.wait()
        assert mine.holds()
        mine.close()


def test_parts_of_one_database_and_of_others_are_apart(tmp_path: Path) -> None:
    with (
        Retriever.open(tmp_path / "a.db") as one,
        Retriever.open(tmp_path / "a.db") as same,
        Retriever.open(tmp_path / "b.db") as other,
    ):
        leads = [one.lead("follow"), same.lead("follow"), same.lead("digests"), other.lead("follow")]
        assert [lead.holds() for lead in leads] == [True, False, True, True]
        for lead in leads:
            lead.close()


@pytest.mark.parametrize("name", ["", "../escape", "Follow", 3, "a" * 65])
def test_a_part_has_a_plain_name(tmp_path: Path, name: object) -> None:
    with Retriever.open(tmp_path / "a.db") as retriever, pytest.raises(ArgumentError, match="small letters"):
        retriever.lead(name)  # type: ignore[arg-type]
