"""The tables of texts."""

import pytest

from bot.texts.catalogue import LANGUAGES, catalogue, places, say

KEYS = sorted(catalogue())


@pytest.mark.parametrize("key", KEYS)
def test_every_text_is_there_in_both_languages_with_the_same_places(key: str) -> None:
    row = catalogue()[key]
    assert set(row) == set(LANGUAGES)
    assert all(text.strip() for text in row.values())
    assert places(row["en"]) == places(row["ja"])


def test_values_are_put_in() -> None:
    key = next(key for key in KEYS if places(catalogue()[key]["en"]))
    values = dict.fromkeys(places(catalogue()[key]["en"]), "‹value›")
    for language in LANGUAGES:
        assert "‹value›" in say(key, language, **values)


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("ask.nothing_of_the_kind", "en")
