"""Texts cut where marks begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from bot.web.marking import Mark, marks_of, pieces
from retrieval.types import Utterance

TEXT = "Soren denied that the pier would be sold. She smiled."
OFFSETS = st.integers(-5, 80)


def test_denials_and_the_passage_followed() -> None:
    found = pieces(TEXT, (0, len(TEXT)), [Mark(6, 40, "denial")], focus=(0, 41))
    assert [(one.text, one.is_marked, one.is_denial, one.is_focus) for one in found] == [
        ("Soren ", False, False, True),
        ("denied that the pier would be sold", True, True, True),
        (".", False, False, True),
        (" She smiled.", False, False, False),
    ]


@given(
    st.tuples(st.integers(0, 20), st.integers(20, len(TEXT))),
    st.lists(st.builds(Mark, OFFSETS, OFFSETS), max_size=4),
    st.none() | st.tuples(OFFSETS, OFFSETS),
)
def test_no_mark_changes_the_text(span: tuple[int, int], marks: list[Mark], focus: tuple[int, int] | None) -> None:
    assert "".join(one.text for one in pieces(TEXT, span, marks, focus)) == TEXT[slice(*span)]


def test_what_steers_a_line_is_shown() -> None:
    (piece,) = pieces("a\u202eb\x1b", (0, 4), [])
    assert piece.text == "a⟦RLO⟧b"


def test_a_highlight_is_a_denial_where_its_words_are_denied() -> None:
    denied = Utterance(start=122, end=140, text="x" * 18, kind="indirect", cue="denied", act="denial")
    assert marks_of([(6, 40), (42, 50)], [denied], 100) == [Mark(6, 40, "denial"), Mark(42, 50)]
