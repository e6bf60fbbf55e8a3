"""Labels to read and values that mean exactly one person."""

import pytest

from retrieval.people.person_values import PersonValues, code_of, shown


def test_a_value_is_a_name_a_label_or_a_code() -> None:
    mayor, coach = ("田中", "市長"), ("田中", "監督")
    values = PersonValues.of([mayor, coach])
    assert values.meant("田中") == ((mayor, coach), True)
    assert values.meant(" 田中 ") == ((mayor, coach), True)
    assert values.meant("田中市長") == ((mayor,), False)
    assert values.meant(f"whatever #{code_of(coach)[:8]}") == ((coach,), False)
    assert values.meant(f"#{code_of(coach)}") == ((coach,), False)
    assert values.meant("林")[0] == values.meant("#00000000")[0] == values.meant("")[0] == ()
    later = values.with_changes([("林", "")], [mayor])
    assert later.meant("田中") == ((coach,), True)
    assert later.meant("田中市長")[0] == ()
    assert later.meant("林") == ((("林", ""),), True)
    assert values.meant("田中市長")[0] == (mayor,)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb\x00c", "a b c"),
        ("\u202eevil", "evil"),
        ("a\ud800", "a"),
        ("", "–"),
        ("x" * 20, "x" * 9 + "…"),
        ("🎌" * 9, "🎌🎌🎌🎌…"),
    ],
)
def test_a_text_is_shown_on_one_line_of_at_most_so_many_units(text: str, line: str) -> None:
    assert shown(text, 10) == line
