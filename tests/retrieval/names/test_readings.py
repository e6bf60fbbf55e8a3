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
        ("李在明", ("イ", "ジェミョン")),
        ("이재명", ("イ", "ジェミョン")),
        ("蔡英文", ("tsai", "ingwen")),
        ("太田", ("オオタ",)),
        ("太田", ("ota",)),
    ],
)
def test_a_name_is_read_in_each_language(name: str, reading: tuple[str, ...]) -> None:
    assert reading in {one.parts for one in readings(name)}


def test_a_surname_alone_is_one_part() -> None:
    assert ("wang",) in {one.parts for one in readings("王")}
    assert all(len(one.parts) == 1 for one in readings("王"))


def test_a_reading_in_both_scripts_is_paired_and_one_in_letters_only_is_not() -> None:
    paired = {one.parts: one.is_paired for one in readings("太田")}
    assert paired["オオタ",]
    assert paired["ota",]
    assert not paired["tai", "tian"]
