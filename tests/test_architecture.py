"""What the structure promises: dependencies one way, nothing heavy at import, tests that mirror the source."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "embeddings": {"embeddings"},
    "retrieval": {"retrieval", "embeddings"},
    "bot": {"bot", "retrieval", "embeddings"},
}
FILES = [path for package in ALLOWED for path in sorted((ROOT / package).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_dependencies_point_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    assert imported(path) & set(ALLOWED) <= ALLOWED[package]
    if package != "bot":
        assert "discord" not in imported(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_short_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 350
    assert ast.get_docstring(ast.parse(text))


def test_importing_retrieval_loads_neither_torch_nor_discord() -> None:
    script = "import sys, retrieval; assert not {'torch', 'discord', 'sentence_transformers'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)


UNASKED = {
    "charset_normalizer",
    "discord",
    "httpx",
    "retrieval.evaluation.questions",
    "retrieval.evaluation.utterances",
    "retrieval.feeds.reader",
    "retrieval.speech.en.reader",
    "retrieval.speech.ja.reader",
    "retrieval.speech.speakers",
    "rich.progress",
    "selectolax",
    "sentence_transformers",
    "torch",
    "transformers",
}
"""What a question from the terminal does not need, and does not wait for."""


def test_a_question_from_the_terminal_imports_only_what_it_needs(tmp_path: Path) -> None:
    database = ["--db", str(tmp_path / "feed.db")]
    subprocess.run(
        [sys.executable, "-m", "bot", "add", str(ROOT / "bot/sample/feed.txt"), *database],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    # The first question reads who says what and stores it; the ones after it find that there.
    asked = [*database, "--since", "2001-02-03", "what did Waltz say?"]
    for options in ([], ["-X", "importtime"]):
        done = subprocess.run(
            [sys.executable, *options, "-m", "bot", "ask", *asked], check=True, capture_output=True, text=True, cwd=ROOT
        )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "retrieval.search.engine" in loaded
    assert not UNASKED & loaded


def test_the_public_names_of_the_contract() -> None:
    import retrieval

    assert {"Retriever", "read_feed", "FeedItem", "NameIndex"} <= set(retrieval.__all__)


@pytest.mark.parametrize("package", ["retrieval", "retrieval.feeds"])
def test_every_public_name_is_there_when_asked_for(package: str) -> None:
    module = importlib.import_module(package)
    for name in module.__all__:
        assert getattr(module, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = module.Nothing
    assert set(module.__all__) <= set(dir(module))
