"""Every regular expression that the packages compile, with where it stands and how it is used.

Patterns stand in constants, in tables, and in functions that compile them when they are first needed. All go through
one function of ``re``, which is listened to while the modules are imported, what they compile lazily is asked for, and
a few texts and questions are read.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("embeddings", "retrieval", "bot")
SENTENCES = ROOT / "tests/retrieval/speech/utterances.tsv"
SCANNING = frozenset("search finditer findall sub subn split".split())
"""Ways of use that try each place of a text; the others try one."""

FIXED = frozenset(["match", "fullmatch"])
_EVERY = SCANNING | FIXED
_LEFT_OUT = ("embeddings.training", "__main__", ".build")
_MOST_EXAMPLES = 3
"""Patterns taken from one line, which may put a name into each."""

QUESTIONS = (
    "what did Waltz say about the minerals deal since Feb 20?",
    "who said that the bridge was closed, according to Harbor Wire?",
    "how many people were hurt in 2024?",
    "what did Okada or Waltz say last week?",
    "2月20日に岡田市長は橋について何と言った?",
    "誰が停戦を求めた?",
    "岡田市長の発言は?",
)


@dataclass(frozen=True)
class Gathered:
    """A pattern where it is compiled.

    Attributes:
        path: its file.
        line: in the file.
        name: of the constant that it is, or of the function that gives it; empty for one of a table.
        uses: the methods that are called on it; all of them where that cannot be told.
        pattern: its source.
        flags: as ``re.compile`` takes them.
    """

    path: str
    line: int
    name: str
    uses: frozenset[str]
    pattern: str
    flags: int


def gathered() -> list[Gathered]:
    """All patterns of the packages, by where they stand; to be called before any of them is imported."""
    seen = _listened()
    uses = _Uses()
    rows = []
    for (path, line), patterns in sorted(seen.items()):
        for pattern, flags in sorted(patterns, key=lambda one: -len(one[0]))[:_MOST_EXAMPLES]:
            rows.append(Gathered(path, line, *uses.of(path, line), pattern, flags))
    return rows


def _listened() -> dict[tuple[str, int], set[tuple[str, int]]]:
    seen: dict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
    compiling: Any = re._compile  # type: ignore[attr-defined]

    def listen(pattern: Any, flags: int) -> Any:
        frame = sys._getframe(1)
        while frame.f_back and frame.f_globals.get("__name__", "").split(".")[0] == "re":
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if isinstance(pattern, str) and path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in PACKAGES:
            seen[(str(path.relative_to(ROOT)), frame.f_lineno)].add((pattern, int(flags)))
        return compiling(pattern, flags)

    re._compile = listen  # type: ignore[attr-defined]
    try:
        for module in _modules():
            _ask_for_lazy(module)
        _read_a_little()
    finally:
        re._compile = compiling  # type: ignore[attr-defined]
    return seen


def _modules() -> Iterator[Any]:
    for package in PACKAGES:
        found = importlib.import_module(package)
        yield found
        for info in pkgutil.walk_packages(found.__path__, f"{package}."):
            if not any(part in info.name for part in _LEFT_OUT):
                yield importlib.import_module(info.name)


def _ask_for_lazy(module: Any) -> None:
    """Call what a module works out once: functions that are cached and take nothing, or a language."""
    for value in list(vars(module).values()):
        if not hasattr(value, "cache_info") or value.__module__ != module.__name__:
            continue
        needed = [one for one in inspect.signature(value).parameters.values() if one.default is one.empty]
        if not needed:
            value()
        elif [one.name for one in needed] == ["language"]:
            value("ja")
            value("en")


def _read_a_little() -> None:
    from retrieval import FeedItem, Retriever

    rows = [row.split("\t") for row in SENTENCES.read_text(encoding="utf-8").splitlines()]
    items = [
        FeedItem(
            source="Harbor Wire",
            handle=f"harborwire{number}",
            published=datetime(2025, 3, 1, tzinfo=UTC),
            headline="",
            text=text.replace("\\n", "\n"),
            lang=language,
        )
        for number, (language, text, _) in enumerate(rows)
    ]
    with tempfile.TemporaryDirectory() as folder, Retriever.open(Path(folder) / "feed.db", workers=0) as retriever:
        retriever.add(items)
        for question in QUESTIONS:
            retriever.ask(question)
        retriever.timeline("Waltz")
        retriever.complete_speakers("wal")


class _Uses:
    """Which methods are called on the pattern of a line, as the source tells."""

    def __init__(self) -> None:
        self._trees = {
            str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
            for package in PACKAGES
            for path in (ROOT / package).rglob("*.py")
        }
        self._by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
        for path, tree in self._trees.items():
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and (owner := _name_of(node.value)):
                    self._by_name[(_scope(path, owner), owner)].add(node.attr)

    def of(self, path: str, line: int) -> tuple[str, frozenset[str]]:
        """The name of the pattern that a line compiles, and the methods called on it; all, where none shows."""
        owner = ""
        for node in ast.walk(self._trees[path]):
            if not (isinstance(node, ast.Call | ast.Assign | ast.Return | ast.FunctionDef) and _holds(node, line)):
                continue
            if isinstance(node, ast.Call) and (called := ast.unparse(node.func).removeprefix("re.")) in _EVERY:
                return owner, frozenset([called])
            if isinstance(node, ast.FunctionDef):
                owner = node.name
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and not owner:
                owner = _name_of(node.targets[0])
        return owner, frozenset(self._by_name[(_scope(path, owner), owner)]) & _EVERY or _EVERY


def _scope(path: str, name: str) -> str:
    """Where a name counts: names that begin with a line, in their own file."""
    return path if name.startswith("_") else ""


def _name_of(node: ast.expr) -> str:
    """What a pattern is called by: a constant, or a function that gives it."""
    if isinstance(node, ast.Call):
        node = node.func
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _holds(node: ast.expr | ast.stmt, line: int) -> bool:
    return node.lineno <= line <= (node.end_lineno or node.lineno)
