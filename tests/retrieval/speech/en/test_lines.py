"""Lines of English posts that are no sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.en.lines import headline, list_item, name_line


@pytest.mark.parametrize(
    ("line", "who", "words"),
    [
        ("Lena Moritz: “The pier is open”", "Lena Moritz", "The pier is open"),
        ("Lena Moritz: the pier is open", "Lena Moritz", "the pier is open"),
        ("‘The pier isn’t open’ says Lena Moritz", "Lena Moritz", "The pier isn’t open"),
        ("‘The pier is open’, says the mayor in Sabel", "the mayor", "The pier is open"),
        ("“The pier is open”: Lena Moritz warns of delays", "Lena Moritz", "The pier is open"),
        ("Pier will stay open, harbour chief says", "harbour chief", "Pier will stay open"),
        ("Lena Moritz says the pier is open", "Lena Moritz", "the pier is open"),
        ("The pier will stay open - Lena Moritz", "Lena Moritz", "The pier will stay open"),
    ],
)
def test_a_headline(line: str, who: str, words: str) -> None:
    ((speaker, span),) = headline(line, is_first=True)
    assert (speaker, line[slice(*span)]) == (who, words)
    assert headline(line, is_first=False) == []
    assert headline(f"{line}.", is_first=True) == []


@pytest.mark.parametrize(
    "line",
    [
        "Lena Moritz 🗣 “The pier is open”",
        "🗣️ Lena Moritz: “The pier is open”",
        "Lena Moritz, mayor of Sabel 🗣️ “The pier is open”",
        "🗣️ Lena Moritz: The pier is open",
        "Lena Moritz 🗣️ The pier is open",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_sign_of_speaking_stands_anywhere(line: str, is_first: bool) -> None:
    ((speaker, span),) = headline(line, is_first=is_first)
    assert (speaker, line[slice(*span)]) == ("Lena Moritz", "The pier is open")


@pytest.mark.parametrize("line", ["The pier reopened to boats", "Pier opens: what now", "says who", ""])
def test_a_headline_in_which_nobody_speaks(line: str) -> None:
    assert headline(line, is_first=True) == []


@pytest.mark.parametrize(
    "line",
    [
        "Lena Moritz:",
        "Lena Moritz 🗣️",
        "Lena Moritz, mayor of Sabel:",
        "▪ Lena Moritz:",
        "Lena Moritz’s main points today",
    ],
)
def test_a_line_that_names_a_speaker(line: str) -> None:
    assert name_line(line) == "Lena Moritz"


@pytest.mark.parametrize(
    "line", ["Lena Moritz", "lena moritz:", "Lena Moritz: the pier", "“Lena”:", "Lena " * 20 + ":", ""]
)
def test_a_line_that_names_none(line: str) -> None:
    assert name_line(line) is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- the pier is open", "the pier is open"),
        ("  • the pier is open", "the pier is open"),
        ("1. the pier is open", "the pier is open"),
        ("2) the pier is open", "the pier is open"),
        ("“The pier is open,” he said.", "“The pier is open,” he said."),
    ],
)
def test_a_lists_line(line: str, words: str) -> None:
    span = list_item(line)
    assert span
    assert line[slice(*span)] == words


@pytest.mark.parametrize("line", ["the pier is open", "-", "2025 was dry"])
def test_no_lists_line(line: str) -> None:
    assert list_item(line) is None


@given(st.text(alphabet="Lena Moritz says:“”‘’'-,.🗣", max_size=40), st.booleans())
def test_words_lie_in_their_line(line: str, is_first: bool) -> None:
    line = line.strip()
    for who, (start, end) in headline(line, is_first=is_first):
        assert who in line
        assert 0 <= start < end <= len(line)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Hafenblick: Neue Fähre fährt ab Montag", ""),
        ("Kommentar: Die Brücke ist zu teuer", ""),
        ("Ponte: prefeito diz que obra termina em maio", ""),
        ("Quay One: Telefon für 299 Euro im Test", ""),
        ("Puente: el alcalde promete un barco", ""),
        ("Neue Fähre fährt ab Montag – Hafenblick", ""),
        ("Angela Berg: Die Brücke ist zu teuer", "Angela Berg"),
        ("Berg: „Die Fähre fährt wieder“", ""),
        ('Berg: "Die Fähre fährt wieder"', "Berg"),
        ("Berg: Ferry will sail in May", "Berg"),
        ("Berg: Málaga ferry sails in May", "Berg"),
    ],
)
def test_a_title_in_another_language_speaks_only_where_a_name_shows(line: str, who: str) -> None:
    assert [one for one, _ in headline(line, is_first=True)] == ([who] if who else [])
