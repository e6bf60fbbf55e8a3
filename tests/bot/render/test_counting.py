"""How much of how much is shown."""

import pytest

from bot.render.counting import counts, listed


@pytest.mark.parametrize(
    ("first", "shown", "total", "told"),
    [(1, 0, 0, ""), (1, 1, 1, "1 passage"), (1, 3, 3, "3 passages"), (3, 1, 9, "3 of 9"), (11, 10, 40, "11–20 of 40")],
)
def test_counts(first: int, shown: int, total: int, told: str) -> None:
    assert counts(first, shown, total, "en") == told
    assert bool(counts(first, shown, total, "ja")) == bool(told)


def test_rows_of_a_list() -> None:
    assert listed(101, 16, 116) == "101–116 / 116"
    assert listed(1, 3, 3) == listed(5, 0, 3) == ""
