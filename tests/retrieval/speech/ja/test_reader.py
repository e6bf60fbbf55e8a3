"""What is said in a Japanese text, and by whom."""

import pytest

from retrieval.speech.ja.reader import japanese_utterances
from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer


def said(text: str) -> list[tuple[str | None, str, str]]:
    analyzer = Analyzer()
    found = japanese_utterances(text, find_mentions(text, analyzer), analyzer)
    return [(one.speaker.name if one.speaker else None, one.kind, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("松井市長は「橋は安全だ」と述べ、工事を続けると強調した。", [("松井", "direct", "橋は安全だ"), ("松井", "indirect", "工事を続ける")]),
        ("松井市長は橋を見た。「もう安全だ」と述べた。", [("松井", "direct", "もう安全だ")]),
        ("松井市長は港を閉じるとの考えを示した。\nソレン知事は反対すると述べた。", [("松井", "indirect", "港を閉じる"), ("ソレン", "indirect", "反対する")]),
        ("松井市長「橋は必ず直す」\n市は20日に工事を始めた。", [("松井", "headline", "橋は必ず直す")]),
        ("市は20日に工事を始めた。", []),
        ("", []),
    ],
)  # fmt: skip
def test_who_says_what(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert said(text) == wanted


def test_utterances_come_in_order_and_none_lies_in_another() -> None:
    text = "松井市長は「妻は『帰ろう』と言った」と述べた。ソレン知事は「道も直す」と話した。"
    assert [words for _, _, words in said(text)] == ["妻は『帰ろう』と言った", "道も直す"]
