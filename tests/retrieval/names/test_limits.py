"""How long a name may be, and what is remembered."""

import pytest

from retrieval.names.limits import LONGEST_NAME, LONGEST_RAW, is_too_long, remembered


@pytest.mark.parametrize(
    ("name", "is_long"),
    [
        ("漢" * LONGEST_NAME, False),
        ("漢" * (LONGEST_NAME + 1), True),
        ("㍿" * (LONGEST_NAME // 4), False),
        ("㍿" * (LONGEST_NAME // 4 + 1), True),
        ("e\u0301" * LONGEST_NAME, False),
        ("e\u0301" * LONGEST_RAW, True),
    ],
    ids=ascii,
)
def test_lengths_count_in_the_normal_form(name: str, is_long: bool) -> None:
    assert is_too_long(name) is is_long


def test_only_what_may_be_a_name_is_remembered() -> None:
    calls: list[str] = []

    @remembered(2)
    def length(text: str) -> int:
        """Its length."""
        calls.append(text)
        return len(text)

    long = "x" * (LONGEST_NAME + 1)
    assert [length(text) for text in ("a", "a", long, long, "b", "c", "a")] == [1, 1, 101, 101, 1, 1, 1]
    assert calls == ["a", long, long, "b", "c", "a"]
    assert length.__doc__ == "Its length."
