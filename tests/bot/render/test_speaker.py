"""A speaker as people read it."""

import shlex
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.speaker import speaker_line, suggestion_command
from retrieval.types import Speaker, Suggestion


@pytest.mark.parametrize(
    ("name", "written", "line"),
    [
        ("松井", "松井市長", "松井市長"),
        ("松井", "松井", "松井"),
        ("李洪建", "李氏", "李氏 (李洪建)"),
        ("ソレン", "米国務長官", "米国務長官 (ソレン)"),
        ("ソレン", "Mika Soren", "Mika Soren"),
        ("Mika Soren", "ソレン氏", "ソレン氏"),
        ("ソレン", "the minister", "the minister (ソレン)"),
        ("Mika Soren", "Soren", "Soren (Mika Soren)"),
    ],
)
def test_a_name_is_told_where_it_says_more(name: str, written: str, line: str) -> None:
    assert speaker_line(Speaker(name=name, as_written=written), "direct") == line


def test_an_account_is_told_by_its_name() -> None:
    account = Speaker(name="Harbor Wire", as_written="@harborwire")
    assert speaker_line(account, "post") == "Harbor Wire"


def test_where_nobody_speaks_nobody_is_told() -> None:
    assert speaker_line(None, "direct") == ""


@pytest.mark.parametrize(
    ("speakers", "command"),
    [
        ((), "ask 'what did Soren say?'"),
        (("ソレン市長",), "ask 'what did Soren say?' --speaker ソレン市長"),
        (("ソレン", "松井"), "ask 'what did Soren say?' --speaker ソレン --speaker 松井"),
    ],
)
def test_what_to_type_for_a_step(speakers: tuple[str, ...], command: str) -> None:
    assert suggestion_command(Suggestion(label="ソレン", question="what did Soren say?", speakers=speakers)) == command


@given(st.text(alphabet="aソ$`!; \"'\\", max_size=20), st.lists(st.text(alphabet='bレ "\\', max_size=10), max_size=2))
def test_a_command_reads_back_as_it_was_meant(question: str, speakers: list[str]) -> None:
    command = suggestion_command(Suggestion(label="", question=question, speakers=tuple(speakers)))
    assert shlex.split(command) == ["ask", question, *(word for one in speakers for word in ("--speaker", one))]


def test_a_step_is_typed_with_all_of_its_filters() -> None:
    step = Suggestion(
        label="", question="what?", sources=("harborwire", "a b"), since=date(2025, 2, 20), until=date.max
    )
    assert suggestion_command(step) == (
        "ask 'what?' --source harborwire --source 'a b' --since 2025-02-20 --until 9999-12-31"
    )
