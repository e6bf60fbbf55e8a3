"""How often somebody may ask."""

import pytest

from bot.rates import Rate, parse_rate


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("5 per 10 s", Rate(5, 10)),
        ("30/min", Rate(30, 60)),
        ("1 per s", Rate(1, 1)),
        (" 200 PER 1 h ", Rate(200, 3600)),
        ("3 per 2 m", Rate(3, 120)),
        ("", None),
        ("off", None),
    ],
)
def test_a_rate_is_read_as_it_is_written(text: str, rate: Rate | None) -> None:
    assert parse_rate(text) == rate


@pytest.mark.parametrize(
    "text", ["often", "0 per 10 s", "5 per 0 s", "5 per 10", "-5 per 10 s", "5 per 10 s please", "５ per 10 s"]
)
def test_another_form_is_told_with_one_that_is_read(text: str) -> None:
    with pytest.raises(ValueError, match="5 per 10 s"):
        parse_rate(text)
