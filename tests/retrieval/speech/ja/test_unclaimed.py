"""Quotations that no verb takes."""

import pytest

from tests.retrieval.speech.test_utterances import said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("「もう待てない」（松井市長）", [("松井", "もう待てない")]),
        ("松井市長は「もう待てない」。", [("松井", "もう待てない")]),
        ("「もう待てない」松井市長は言った。", [("松井", "もう待てない")]),
        ("松井市長は「橋だ」、岡田知事も「道を直す」と語った。", [("松井", "橋だ"), ("岡田", "道を直す")]),
        ("松井市長は橋を見上げ、「もう待てない」。", [("松井", "もう待てない")]),
        ("松井市長は新刊「海の音」を読んだ。", []),
        ("松井市長は「もう待てない」という歌を聞いた。", []),
    ],
)
def test_by_what_stands_beside_it(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(name, words) for name, _, words in said(text)] == wanted
