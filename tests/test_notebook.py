"""The notebook of the documentation runs, and shows what stands in it.

``python -m tests.test_notebook`` writes its outputs anew.
"""

import os
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs/first_steps.ipynb"


def run(where: Path) -> Any:
    """The notebook with the outputs that it has now, numbered from 1.

    Args:
        where: a folder in which it runs.
    """
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *([before] if before else [])])
    try:
        notebook = nbformat.read(NOTEBOOK, as_version=4)
        done = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(where)}}).execute()
    finally:
        os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)
    for cell in done.cells:
        # When a cell ran is no part of what it shows.
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                # No program shows the text where there is HTML.
                output["data"].pop("text/plain", None)
    return done


def test_its_outputs_are_true(tmp_path: Path) -> None:
    written, done = nbformat.read(NOTEBOOK, as_version=4), run(tmp_path)
    nbformat.validate(written)
    assert [cell.get("outputs") for cell in done.cells] == [cell.get("outputs") for cell in written.cells]
    assert not list(tmp_path.iterdir())


def test_it_shows_an_answer_as_a_notebook_does() -> None:
    shown = NOTEBOOK.read_text(encoding="utf-8")
    assert "text/html" in shown
    assert "<mark" in shown
    assert "@misc{harborwire-2025-03-" in shown


if __name__ == "__main__":
    nbformat.write(run(ROOT), NOTEBOOK)
