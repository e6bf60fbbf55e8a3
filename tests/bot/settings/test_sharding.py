"""Which servers a process looks after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings.sharding import Shards, read_shard_ids


@pytest.mark.parametrize(
    ("text", "ids"), [("", ()), ("  ", ()), ("0", (0,)), ("3-5", (3, 4, 5)), ("5,1-2, 1", (1, 2, 5)), ("7-7", (7,))]
)
def test_numbers_and_ranges(text: str, ids: tuple[int, ...]) -> None:
    assert read_shard_ids(text) == ids


@pytest.mark.parametrize("text", ["a", "-1", "3-1", "1,,2", "1;2", "１", "0x1", "1-", "123456"])
def test_what_names_no_connections_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="0-3 or 0,2,5"):
        read_shard_ids(text)


@given(st.integers(0, 2**63), st.integers(1, 20))
def test_each_server_is_looked_after_by_one_process(guild: int, count: int) -> None:
    processes = [Shards((number,), count) for number in range(count)]
    assert sum(one.has(str(guild)) for one in processes) == 1
    assert processes[(guild >> 22) % count].has(str(guild))
    assert [one.has_first for one in processes] == [True] + [False] * (count - 1)


def test_a_process_alone_has_everything() -> None:
    assert Shards().has("123")
    assert Shards((), 3).has_first
