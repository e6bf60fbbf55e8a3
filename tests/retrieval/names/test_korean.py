"""Names in Chinese characters as Korean reads them."""

import pytest

from retrieval.names.korean import korean_readings, romanise_hangul


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("李在明", {("lee", "jaemyeong")}),
        ("尹錫悦", {("yoon", "seokyeol"), ("yun", "seokyeol")}),
        ("毅", set()),
        ("ソレン", set()),
        ("李" * 5, set()),
        ("", set()),
    ],
)
def test_customary_spellings(name: str, readings: set[tuple[str, str]]) -> None:
    found = set(korean_readings(name))
    assert found <= readings
    assert bool(found) == bool(readings)


@pytest.mark.parametrize(
    ("hangul", "letters"), [("재명", "jaemyeong"), ("김", "kim"), ("각", "gak"), ("a재", "ajae"), ("", "")]
)
def test_hangul_in_letters(hangul: str, letters: str) -> None:
    assert romanise_hangul(hangul).replace("gim", "kim") == letters
