"""What to type for a suggestion."""

import shlex
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.speaker import suggestion_command
from retrieval.types import Suggestion


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
