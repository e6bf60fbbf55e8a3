"""Names in Chinese characters as Chinese reads them."""

import pytest

from retrieval.names.chinese import chinese_readings, wade_giles


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("蔡英文", ("tsai", "ingwen")),
        ("頼清徳", ("lai", "chingte")),
        ("謝長廷", ("hsieh", "changting")),
        ("周恩来", ("chou", "enlai")),
        ("習近平", ("xi", "jinping")),
        ("王毅", ("wang", "yi")),
        ("司馬相如", ("sima", "xiangru")),
        ("王", ("wang",)),
    ],
)
def test_a_name_is_read_in_pinyin_and_as_taiwan_spells_it(name: str, reading: tuple[str, ...]) -> None:
    assert reading in chinese_readings(name)


@pytest.mark.parametrize(
    ("pinyin", "wade"),
    [
        ("jiang", "chiang"),
        ("qiu", "chiu"),
        ("xu", "hsu"),
        ("zheng", "cheng"),
        ("cai", "tsai"),
        ("zi", "tzu"),
        ("shi", "shih"),
        ("ren", "jen"),
        ("guo", "kuo"),
        ("luo", "lo"),
        ("zhong", "chung"),
        ("tian", "tien"),
        ("xie", "hsieh"),
        ("you", "yu"),
        ("an", "an"),
        ("", ""),
    ],
)
def test_syllables(pinyin: str, wade: str) -> None:
    assert wade_giles(pinyin) == wade
