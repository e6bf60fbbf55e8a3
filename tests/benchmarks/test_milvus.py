"""What is measured of a Milvus server, on the small one."""

import sys
from pathlib import Path

import pytest

from benchmarks import milvus
from tests.retrieval._index.engines import REAL, served


@pytest.mark.skipif(bool(REAL), reason="makes and removes a collection")
def test_a_server_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(milvus, "LISTED", (10, 100))
    monkeypatch.setattr(milvus, "QUESTIONS", 2)
    with served(tmp_path) as address:
        uri = address.replace("milvus://", "http://").rpartition("/")[0]
        monkeypatch.setattr(sys, "argv", ["milvus", uri, "--rows", "200", "--methods", "FLAT", "--wait", "0"])
        milvus.main()
    told = capsys.readouterr().out
    assert "sources spread over 8 partitions: 22 of 22 rows found" in told
    found = [line for line in told.splitlines() if line.startswith("FLAT, ")]
    assert len(found) == 8
    assert all(line.endswith("1.00; too few hits: 0 of 2") for line in found)
    for line in ("a search, Strong", "among 100 passages", "among 1000 forms of speakers"):
        assert line in told
