"""Lists of what somebody says."""

import pytest

from retrieval.speech.en.listed import announcing, item_span
from retrieval.speech.en.paragraphs import Line


@pytest.mark.parametrize(
    ("line", "is_plain", "span"),
    [
        ("• The pier will close", False, (2, 21)),
        ("The pier will close", True, (0, 19)),
        ("The pier will close", False, None),
        ("The pier will close.", True, None),
        ("“We go”", True, None),
    ],
)
def test_items(line: str, is_plain: bool, span: tuple[int, int] | None) -> None:
    assert item_span(line, is_plain=is_plain) == span


@pytest.mark.parametrize(
    ("text", "cue"),
    [("It rained. The mayor also said:", "said"), ("The list:", None), ("The mayor said it was late:", None)],
)
def test_what_announces_a_list(text: str, cue: str | None) -> None:
    found = announcing(Line.of(text, 0, len(text)))
    assert (found[1].cue if found else None) == cue
