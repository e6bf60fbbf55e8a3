"""How names in Chinese characters are read."""

import pytest

from retrieval.names.readings import readings


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("王毅", ("wang", "yi")),
        ("習近平", ("xi", "jinping")),
        ("司馬相如", ("sima", "xiangru")),
        ("石破茂", ("イシバ", "シゲル")),
        ("李在明", ("lee", "jaemyeong")),
    ],
)
def test_a_name_is_read_in_each_language(name: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(name)


def test_a_surname_alone_is_one_part() -> None:
    assert ("wang",) in readings("王")
    assert all(len(reading) == 1 for reading in readings("王"))
