"""Names in Chinese characters as Japanese reads them."""

import pytest

from retrieval.names.japanese import RARER, is_surname, japanese_readings, surname_end, surname_readings, unvoiced
from retrieval.text.analyzer import Analyzer


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("大谷", {"オオタニ", "オオヤ"}),
        ("羽生", {"ハニュウ", "ハブ"}),
        ("菅", {"スガ", "カン"}),
        ("東", {"ヒガシ", "アズマ"}),
        ("河野", {"コウノ", "カワノ"}),
        ("中田", {"ナカタ", "ナカダ"}),
        ("高野", {"タカノ", "コウノ"}),
    ],
)
def test_every_reading_of_a_surname(name: str, readings: set[str]) -> None:
    assert readings <= {reading.parts[0] for reading in japanese_readings(name, Analyzer())}
    assert readings <= {reading.parts[0] for reading in japanese_readings(name + "太郎", Analyzer())}


def test_what_few_families_bear_is_less_sure() -> None:
    sureness = {reading.parts[0]: reading.sureness for reading in japanese_readings("高野", Analyzer())}
    assert sureness["タカノ"] == 1
    assert sureness["コウノ"] == RARER


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("石破茂", ("イシバ", "シゲル")),
        ("羽生結弦", ("ハニュウ", "ユヅル")),
        ("頼清徳", ("ライ", "セイトク")),
        ("長谷川博己", ("ハセガワ", "ヒロミ")),
    ],
)
def test_surname_and_first_name(name: str, parts: tuple[str, str]) -> None:
    assert parts in {reading.parts for reading in japanese_readings(name, Analyzer())}


@pytest.mark.parametrize(
    ("name", "end"), [("田中角栄", 2), ("田中", 2), ("菅義偉", 1), ("長谷川博己", 3), ("東国原英夫", 3)]
)
def test_where_a_surname_ends(name: str, end: int) -> None:
    assert surname_end(name, Analyzer()) == end


def test_surnames() -> None:
    assert is_surname("田中", Analyzer())
    assert not is_surname("橋を", Analyzer())
    assert surname_readings("三輪", Analyzer()) == ["ミワ"]
    assert unvoiced("オオダ") == "オオタ"


def test_what_is_no_name_is_read_all_the_same() -> None:
    assert japanese_readings("橋", Analyzer())
    assert japanese_readings("漢" * 50, Analyzer())
