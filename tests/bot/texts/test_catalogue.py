"""The tables of texts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.catalogue import LANGUAGES, catalogue, places, say

KEYS = sorted(catalogue())
ROOT = Path(__file__).parents[3]
SINKS = {
    "Button", "Choice", "ContextMenu", "Label", "Modal", "Select", "SelectOption", "TextDisplay", "TextInput",
    "add_option", "create_thread", "edit", "edit_original_response", "send", "send_message", "say_so", "tell",
}  # fmt: skip
READ = {"content", "description", "label", "name", "placeholder", "text", "title"}
"""Arguments of these that a person reads."""


@pytest.mark.parametrize("key", KEYS)
def test_every_text_is_there_in_both_languages_with_the_same_places(key: str) -> None:
    row = catalogue()[key]
    assert set(row) == set(LANGUAGES)
    assert all(text.strip() for text in row.values())
    assert places(row["en"]) == places(row["ja"])


def test_values_are_put_in() -> None:
    key = next(key for key in KEYS if places(catalogue()[key]["en"]))
    values = dict.fromkeys(places(catalogue()[key]["en"]), "‹value›")
    for language in LANGUAGES:
        assert "‹value›" in say(key, language, **values)


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("ask.nothing_of_the_kind", "en")


def test_nothing_that_a_person_reads_stands_outside_the_tables() -> None:
    """Whatever is sent, put on a button or written in a card is looked up; see ``SINKS``.

    The words that an option of the terminal takes are the same in every language.
    """
    found = [
        f"{path.relative_to(ROOT)}:{literal.lineno}: {literal.value!r}"
        for path in sorted((ROOT / "bot").rglob("*.py"))
        if path.parent.name not in {"commands", "texts"}
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _called(call.func) in SINKS and ast.unparse(call.func) != "click.Choice"
        for literal in _read_by_people(call)
    ]
    assert found == []


def _read_by_people(call: ast.Call) -> Iterator[ast.Constant]:
    given = [*call.args, *(one.value for one in call.keywords if one.arg in READ)]
    for literal in (node for value in given for node in ast.walk(value)):
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
            # The beginning of a key, which is put together with its end, is one too.
            is_key = any(key.startswith(literal.value) for key in KEYS)
            if re.search(r"[^\W\d_]{2,}", literal.value) and not is_key:
                yield literal


@pytest.mark.parametrize("path", sorted((ROOT / "bot").rglob("*.html")), ids=lambda path: path.name)
def test_no_words_stand_in_a_template(path: Path) -> None:
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<!doctype html>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    attributes = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]+)"', text)
    assert not any(re.search(r"[^\W\d_]{2,}", words) for words in attributes)
    assert re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", "", text)) in ([], ["onrecord"], ["onrecord", "onrecord"])


def _called(function: ast.expr) -> str:
    """The last part of what is called: ``TextDisplay`` of ``discord.ui.TextDisplay[Any]``."""
    if isinstance(function, ast.Subscript):
        return _called(function.value)
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_every_text_is_used() -> None:
    files = [path for ending in ("*.py", "*.html") for path in (ROOT / "bot").rglob(ending)]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    literals = set(re.findall(r"[\"']([a-z_]+\.[a-z_]*)", code))
    # The beginning of a key is put together with its end.
    beginnings = set(re.findall(r"[\"']([a-z_]+\.[a-z_]*)\{", code))
    beginnings |= {one for one in literals if one.endswith(("_", "."))}
    unused = [key for key in KEYS if key not in literals and not key.startswith(tuple(beginnings))]
    assert unused == []
