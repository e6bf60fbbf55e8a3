"""What is done with words."""

import pytest

from retrieval.speech.collected import SpokenKind
from retrieval.speech.ja.acts import act_of
from retrieval.types import Act


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("辞任する考えは全くない", "indirect", "denial"),
        ("増税の予定はありません", "direct", "denial"),
        ("橋は安全ではない", "indirect", "statement"),
        ("なぜ今なのか", "direct", "question"),
        ("橋は安全か。誰も知らない。", "direct", "statement"),
        ("早く直してほしい", "direct", "demand"),
        ("橋を直す可能性が高い", "indirect", "statement"),
    ],
)
def test_what_the_words_show(text: str, kind: SpokenKind, act: Act) -> None:
    assert act_of(text, kind) == act


def test_what_the_verb_tells_comes_first() -> None:
    assert act_of("早く直してほしい", "direct", "denial") == "denial"
