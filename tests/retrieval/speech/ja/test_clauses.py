"""Where the words begin and end."""

import pytest

from tests.retrieval.speech.test_utterances import said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("松井市長は20日の会見で、橋は安全だと述べた。", ["橋は安全だ"]),
        ("松井市長は橋の工事について、費用は市が払うと述べた。", ["費用は市が払う"]),
        ("松井市長は提案を歓迎し、橋を直すと述べた。", ["橋を直す"]),
        ("松井市長は計画を「夢だ」と評した。", ["夢だ"]),
        ("松井市長は工事の再開は「難しい」と述べた。", ["工事の再開は「難しい」"]),
        ("松井市長は工事についても「難しい」と述べた。", ["難しい"]),
        ("松井市長は「橋だ」「道だ」と述べた。", ["橋だ", "道だ"]),
        ("松井市長は「橋だ」と述べ、「道だ」と付け加えた。", ["橋だ", "道だ"]),
        ("また、松井市長は橋を直すという。", ["橋を直す"]),
        ("松井市長は隣の町を「裏切り者」と非難した。", []),
    ],
)
def test_the_words(text: str, words: list[str]) -> None:
    assert [found for _, _, found in said(text)] == words
