"""Lines of other languages in Latin letters."""

import pytest

from retrieval.speech.en.foreign import is_foreign


@pytest.mark.parametrize(
    "text",
    ["Brücke öffnet später", "la mairie promet une navette", "el alcalde promete un barco", "båten går på måndag",
     "de boot vaart niet", "il sindaco apre il ponte con ritardo"],
)  # fmt: skip
def test_another_language(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    ["The ferry to Málaga sails", "Ferry fares rise Monday", "La Paz ferry sinks", "Van Dahl quits", "", "2025: 3 %"],
)
def test_english_or_no_language(text: str) -> None:
    assert not is_foreign(text)
