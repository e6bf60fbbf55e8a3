"""Language."""

import pytest

from retrieval.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("橋", "ja"),
        ("The bridge", "en"),
        ("NATOのGDP比目標をFOXが報道", "ja"),
        ("what did 王毅 say about it", "en"),
        ("", "en"),
        ("123", "en"),
    ],
)
def test_examples(text: str, language: str) -> None:
    assert detect_language(text) == language
