"""Sketches: texts that are alike are found by them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval._storage.sketches import is_current, may_be_alike, sketch
from retrieval.identity import likeness

ARTICLE = "\n".join(
    f"The council of harbor town number {n} met and spoke about the ferry of ward {n * 7}." for n in range(40)
)


@given(st.text())
def test_a_text_is_like_itself(text: str) -> None:
    assert is_current(sketch(text))
    assert may_be_alike(sketch(text), sketch(text))


@settings(max_examples=300, deadline=None)
@given(st.text(min_size=30), st.integers(0, 29))
def test_texts_that_are_alike_are_found(text: str, place: int) -> None:
    other = text[:place] + "x" + text[place + 1 :]
    if likeness(text, other) >= 0.8:
        assert may_be_alike(sketch(text), sketch(other))


def test_a_copy_that_was_cut_is_found_however_short() -> None:
    whole = sketch(ARTICLE)
    assert all(may_be_alike(sketch(f"{ARTICLE[:length]}…"), whole) for length in range(20, len(ARTICLE), 97))


def test_other_texts_of_the_length_are_not() -> None:
    other = "\n".join(f"Storm {n * n} closed roads up north and {n * 31} boats sank off Tveit." for n in range(50))
    assert not may_be_alike(sketch(ARTICLE), sketch(other))
    assert not may_be_alike(sketch("The quay will reopen in May."), sketch("A storm closed roads up north."))


def test_what_older_programs_stored_is_no_sketch() -> None:
    assert not any(map(is_current, ("[1, 2, 3]", b"", None, b"\x00" * len(sketch("")))))
