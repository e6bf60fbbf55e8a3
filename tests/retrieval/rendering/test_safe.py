"""What may deceive is shown, what cannot be shown goes, and the rest stays word for word."""

import pytest

from retrieval.rendering.safe import MOST_MARKS, one_line, visible


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧\u200d👦", "👩🏽\u200d💻", "❤\ufe0f", "☎\ufe0e", "🇯🇵🇳🇴", "1\ufe0f\u20e3",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "می\u200cخواهم", "क्\u200dष", "क्\u200cष",
        "ශ්\u200dරී", "葛\U000e0100城", "ガ", "が", "Ångström", "שָׁלוֹם", "ᾄ", "co\u00adoperate", "ไทย\u200bเขียน", "\ufeffa",
    ],
)  # fmt: skip
def test_joiners_and_variants_stay_word_for_word(text: str) -> None:
    assert visible(text) == one_line(text) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\u202etxt.exe", "a⟦RLO⟧txt.exe"),
        ("\u202aa\u202b\u202c\u202d", "⟦LRE⟧a⟦RLE⟧⟦PDF⟧⟦LRO⟧"),
        ("\u2066a\u2067\u2068\u2069", "⟦LRI⟧a⟦RLI⟧⟦FSI⟧⟦PDI⟧"),
        ("\u200ea\u200f\u061c", "⟦LRM⟧a⟦RLM⟧⟦ALM⟧"),
    ],
)
def test_what_turns_a_line_around_is_shown(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_marks_that_would_cover_other_lines_are_counted_instead() -> None:
    piled = "h" + "\u0335\u0322\u0328" * 40 + "i"
    assert visible(piled) == "h\u0335\u0322\u0328\u0335⟦+116⟧i"
    with_joiners = "h" + "\u0335\u200d" * 40
    assert visible(with_joiners).count("\u0335") == MOST_MARKS
    assert visible(with_joiners).endswith("⟦+36⟧")


def test_what_cannot_be_shown_goes() -> None:
    assert visible("a\x00b\x1b[1mc\x7f\ud800\ufff9d\ufffe\U000e0041") == "ab[1mcd"
    assert visible("a\r\nb\rc\x0bd\u2028e\x85f") == "a\nb\nc d e f"


def test_a_button_shows_one_line() -> None:
    assert one_line(" Ida \n\t Soren ") == "Ida Soren"
