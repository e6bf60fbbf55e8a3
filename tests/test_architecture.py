"""What the structure promises: dependencies one way, nothing heavy at import, tests that mirror the source."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "retrieval", "embeddings")
"""Each may import itself and those behind it."""

FOLDERS = (
    "frameworks",
    "retriever",
    "following",
    "answers",
    "search",
    "query",
    "people",
    "ingest",
    "_index",
    "_storage",
    "evaluation",
    "feeds",
    "speech",
    "names",
    "text",
)
"""The folders of ``retrieval`` and its front, from the top down: each may import itself and those behind it."""

GROUND = {"types", "rendering", "given", "errors", "identity", "language"}
"""Modules of ``retrieval`` on which everything may stand, and which import nothing but each other."""

LONGEST_FILE, MOST_LOOSE_MODULES = 350, 5
FILES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]

UNTESTED = {
    "embeddings/training/corpora.py": "reads corpora that are no part of the project",
    "embeddings/training/evaluate.py": "measures on corpora that are no part of the project",
    "embeddings/training/export.py": "runs once, when a model is trained",
    "embeddings/training/loss.py": "runs once, when a model is trained; tests/embeddings/test_training.py trains a tiny one",
    "embeddings/training/pairs.py": "runs once, when a model is trained; tests/embeddings/test_training.py makes pairs",
    "embeddings/training/tokenizer.py": "runs once, when a model is trained",
    "embeddings/training/train.py": "runs once, when a model is trained; tests/embeddings/test_training.py trains a tiny one",
    "embeddings/training/transliteration.py": "runs once, when a model is trained",
    "retrieval/following/store.py": "a protocol; Retriever is tested as one",
    "retrieval/types/shown.py": "one value without behaviour; tests/retrieval/_storage/test_shown.py uses it",
    "retrieval/types/allowances.py": "two values without behaviour; tests/retrieval/_storage/test_allowances.py uses them",
    "retrieval/types/leading.py": "a protocol; tests/retrieval/_storage/test_leading.py tests what it stands for",
    "retrieval/types/following.py": "two values with little behaviour; tests/retrieval/following/ uses all of it",
    "retrieval/_storage/engine.py": "protocols; the tests of the storage run over both engines",
    "retrieval/search/snapshot.py": "two values with little behaviour",
    "retrieval/speech/speakers.py": "one value without behaviour",
    "retrieval/names/build.py": "runs once, when the table of surnames is made",
    "retrieval/text/characters/build.py": "runs once, when the table of characters is made",
    "retrieval/text/translation/build.py": "runs once, when the table of translations is made",
}
"""Files without a test beside them, and why; beside these only ``__init__.py`` and ``__main__.py`` have none."""


def imported(path: Path) -> set[str]:
    """Every module that a file imports, at its top, in a function or for a type checker, by its whole name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            assert node.module
            # "from retrieval import text" imports a folder, "from retrieval import Retriever" the front.
            inside = ROOT.joinpath(*node.module.split("."))
            names = [alias.name for alias in node.names]
            modules = [name for name in names if (inside / name).is_dir() or (inside / f"{name}.py").is_file()]
            found |= {f"{node.module}.{name}" for name in modules}
            if len(modules) < len(names):
                found.add(node.module)
    return found


def part_of(module: str) -> str:
    """The folder or module of ``retrieval`` in which something is; the front for its public names."""
    return module.split(".")[1] if "." in module else "retriever"


def may_import(part: str) -> set[str]:
    return GROUND if part in GROUND else {*FOLDERS[FOLDERS.index(part) :], *GROUND}


by_path = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))


@by_path
def test_packages_import_only_those_below(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    tops = {name.split(".")[0] for name in imported(path)}
    assert tops & set(PACKAGES) <= set(PACKAGES[PACKAGES.index(package) :])
    assert package == "bot" or "discord" not in tops


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.is_relative_to(ROOT / "retrieval")],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_folders_of_retrieval_import_only_those_below(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    part = part_of(module.removesuffix(".__init__"))
    others = {part_of(name) for name in imported(path) if name.split(".")[0] == "retrieval"}
    assert others <= may_import(part)


def test_the_order_names_every_folder_and_module_of_retrieval() -> None:
    inside = {path.stem for path in (ROOT / "retrieval").iterdir() if path.is_dir() or path.suffix == ".py"}
    assert inside - {"__init__", "__pycache__"} == {*FOLDERS, *GROUND}


def code_in(folder: Path) -> list[Path]:
    """The modules of a folder, itself aside."""
    return [path for path in folder.glob("*.py") if path.name != "__init__.py"]


@pytest.mark.parametrize(
    "folder",
    sorted({path.parent for path in FILES if not path.is_relative_to(ROOT / "embeddings")}),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_folder_that_holds_folders_holds_few_modules_beside_them(folder: Path) -> None:
    if any(code_in(inner) for inner in folder.iterdir() if inner.is_dir()):
        assert len(code_in(folder)) <= MOST_LOOSE_MODULES


@by_path
def test_files_stay_short_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    assert ast.get_docstring(ast.parse(text))


def wants_test(path: Path) -> bool:
    return path.name not in {"__init__.py", "__main__.py"} and str(path.relative_to(ROOT)) not in UNTESTED


@pytest.mark.parametrize(
    "path", [path for path in FILES if wants_test(path)], ids=lambda path: str(path.relative_to(ROOT))
)
def test_each_file_has_its_test_beside_it(path: Path) -> None:
    beside = ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.name}")
    assert beside.is_file()
    assert "def test_" in beside.read_text(encoding="utf-8")


def test_files_excepted_from_tests_are_there() -> None:
    assert all((ROOT / path).is_file() for path in UNTESTED)


def test_importing_retrieval_loads_neither_torch_nor_discord() -> None:
    script = (
        "import sys, retrieval; assert not {'torch', 'discord', 'psycopg', 'sentence_transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


UNASKED = {
    "babel.localedata",
    "grpc",
    "charset_normalizer",
    "dateparser",
    "discord",
    "fastapi",
    "feedparser",
    "httpx",
    "jinja2",
    "lxml.html",
    "markdown_it",
    "milvus_lite",
    "psycopg",
    "pymilvus",
    "retrieval.evaluation.questions",
    "retrieval.evaluation.utterances",
    "retrieval.feeds.reader",
    "retrieval.speech.en.reader",
    "retrieval.speech.ja.reader",
    "retrieval.speech.speakers",
    "rich.progress",
    "sentence_transformers",
    "starlette",
    "torch",
    "trafilatura",
    "transformers",
    "uvicorn",
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
    asked = [*database, "--since", "2001-02-03", "what did Waltz say?"]
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "ask", *asked],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "retrieval.search.engine" in loaded
    assert not UNASKED & loaded


def test_the_public_names_of_the_contract() -> None:
    import retrieval

    assert {"Retriever", "read_feed", "FeedItem", "NameIndex", "find_utterances"} <= set(retrieval.__all__)


@pytest.mark.parametrize("package", ["retrieval", "retrieval.feeds"])
def test_every_public_name_is_there_when_asked_for(package: str) -> None:
    module = importlib.import_module(package)
    for name in module.__all__:
        # An alias has the name that its object has now; that of a type of texts has none.
        assert getattr(getattr(module, name), "__name__", name) == {
            "Step": "Suggestion",
            "CitationStyle": "Literal",
        }.get(name, name)
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = module.Nothing
    assert set(module.__all__) <= set(dir(module))
