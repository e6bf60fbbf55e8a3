"""The module of the product's own name: every public name, imported when it is used.

That type checkers know them where it is installed is seen by ``make installed``.
"""

import pydoc
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import onrecord
import retrieval
from tests.test_architecture import imported

ROOT = Path(__file__).parents[1]


def test_every_public_name_is_that_of_retrieval() -> None:
    assert set(onrecord.__all__) == set(retrieval.__all__)
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is getattr(retrieval, name)
    assert {*onrecord.__all__, "__version__"} <= set(dir(onrecord))
    assert onrecord.__version__ == version("onrecord")


def test_what_is_not_there_is_told_by_name() -> None:
    with pytest.raises(AttributeError, match="module 'onrecord' has no attribute 'Nothing'"):
        _ = onrecord.Nothing  # type: ignore[attr-defined]


def test_all_of_it_can_be_imported_at_once() -> None:
    names: dict[str, object] = {}
    exec("from onrecord import *", names)
    assert names["Retriever"] is retrieval.Retriever
    assert set(onrecord.__all__) <= set(names)


def test_help_tells_of_its_names() -> None:
    told = pydoc.plain(pydoc.render_doc(onrecord))
    assert "class Retriever(" in told
    assert "cite(hits" in told


def test_it_loads_what_is_used_and_nothing_else() -> None:
    script = (
        "import sys, onrecord; assert not {'faiss', 'pydantic', 'retrieval.retriever'} & set(sys.modules);"
        "onrecord.OnRecordError; assert 'faiss' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_it_stands_on_retrieval_alone() -> None:
    assert {name.split(".")[0] for name in imported(ROOT / "onrecord.py")} == {"importlib", "retrieval", "typing"}
