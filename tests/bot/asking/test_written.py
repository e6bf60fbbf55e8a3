"""Messages without what is no question."""

import pytest

from bot.asking.written import MARKS, Mark, link_in, names_in_own_words, question_in


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.name)
def test_each_mark_is_taken_out(mark: Mark) -> None:
    assert question_in(mark.example) == mark.left


@pytest.mark.parametrize(
    ("content", "question"),
    [
        ("<@1>", ""),
        ("<@1>: what did Ida_Soren say?", "what did Ida_Soren say?"),
        ("<@1>、ソレン市長は何と言った?", "ソレン市長は何と言った?"),
        ("> quoted\n> more\n<@1> who\nsaid that the port opens?", "who said that the port opens?"),
        ("2 > 1 and 3 * 4", "2 > 1 and 3 4"),
        ("🎉🎉", "🎉🎉"),
        (">>> all of it", ""),
    ],
)
def test_the_question_is_what_is_left(content: str, question: str) -> None:
    assert question_in(content) == question


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("<@1> hello", True),
        ("hello <@!1>", True),
        ("<@12> hello", False),
        ("> <@1> hello\nlol", False),
        ("`<@1>` is it", False),
        ("```\n<@1>\n```", False),
        (">>> <@1>\nhello", False),
    ],
)
def test_a_mention_counts_in_ones_own_words(content: str, names: bool) -> None:
    assert names_in_own_words(content, "1") is names


def test_a_link_is_found_wherever_it_stands() -> None:
    assert link_in("[who](https://example.org/a?b=1) said it") == "https://example.org/a?b=1"
    assert link_in("no link") == ""


@pytest.mark.parametrize("piece", ["_a", "`a", "[a](https://", "<a:b", "> a\n", "```", "<t:1", "https://a", "__*"])
def test_a_hostile_message_is_read_in_time_of_its_length(piece: str) -> None:
    # Twice the longest message there is.
    assert isinstance(question_in(piece * (8_000 // len(piece))), str)
