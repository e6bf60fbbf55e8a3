"""Cut between characters and sentences."""

import pytest

from bot.render.clipping import clip, sentence_end, sentence_start, whole_characters
from bot.render.room import size

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("橋", 1, "橋"),
        ("橋を直す", 3, "橋を…"),
        (f"a{FAMILY}b", 12, "a…"),
        ("か\u3099" * 3, 4, "か\u3099…"),
        ("🇯🇵🇳🇴x", 6, "🇯🇵…"),
    ],
)
def test_characters_stay_whole(text: str, limit: int, kept: str) -> None:
    assert clip(text, limit) == kept
    assert size(clip(text, limit)) <= limit


def test_a_place_between_two_characters() -> None:
    text = f"ab{FAMILY}"
    assert whole_characters(text, 5) == 2
    assert whole_characters(text, len(text)) == len(text)
    assert whole_characters("h" + "\u0335" * 900, 500) == 500


def test_sentences() -> None:
    text = "橋は安全だ。港は「安全だ！」と言った。 It costs 1.5 million. More"
    assert text[: sentence_end(text, len(text))].endswith("million.")
    assert text[: sentence_end(text, 14)].endswith("安全だ！」")
    assert sentence_end("あ" * 50, 20) == 20
    assert text[sentence_start(text, text.index("港"), 20) :].startswith("港")
    assert text[sentence_start(text, text.index("costs"), 20) :].startswith("It")
