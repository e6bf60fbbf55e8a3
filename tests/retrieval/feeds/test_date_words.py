"""Words of dates in many languages."""

import pytest

from retrieval.feeds.date_words import LANGUAGES, is_weekday, is_zone, month_of, zone_named


@pytest.mark.parametrize(
    "word",
    "February Feb. Februar février févr. febrero febbraio fevereiro februari февраля февр. лютого lutego lut Şubat "
    "فبراير फ़रवरी กุมภาพันธ์ ก.พ. Pebrero 二月 helmikuuta Φεβρουαρίου בפברואר".split(),
)
def test_february(word: str) -> None:
    assert month_of(word) == 2


@pytest.mark.parametrize("word", ["", "Foo", "February's", "quay", "2"])
def test_other_words_are_no_month(word: str) -> None:
    assert month_of(word) is None


def test_every_language_has_names() -> None:
    from babel import localedata

    assert all("months" in localedata.load(language, merge_inherited=False) for language in LANGUAGES)


@pytest.mark.parametrize("word", ["Thu", "Thursday", "木", "木曜日", "jeudi", "Donnerstag", "четверг"])
def test_weekdays(word: str) -> None:
    assert is_weekday(word)


def test_zones() -> None:
    assert str(zone_named("JST")) == "UTC+09:00"
    assert str(zone_named("GMT")) == "UTC"
    assert zone_named("CST") is None
    assert is_zone("CST")
    assert not is_zone("at")
