"""What the sentences of a text say, one after another."""

import pytest

from retrieval.speech.utterances import find_utterances
from tests.conftest import MakeItem
from tests.retrieval.speech.test_utterances import said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "松井市長は橋は安全だと述べた。人員は減らさないという。",
            [("松井", "橋は安全だ"), ("松井", "人員は減らさない")],
        ),
        ("松井市長は次のように述べた。\\n・橋は安全だ\\n・道を直す", [("松井", "橋は安全だ"), ("松井", "道を直す")]),
        ("松井市長は資金を流用したとの指摘を受けたが、「事実ではない」と述べた。", [("松井", "事実ではない")]),
        ("気象庁によると、台風は12日に上陸する。", [("気象庁", "台風は12日に上陸する")]),
    ],
)
def test_what_is_said(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(name, words) for name, _, words in said(text)] == wanted


def test_who_was_named_long_ago_is_not_sure(make_item: MakeItem) -> None:
    text = "松井市長は橋は安全だと述べた。" + "雨が強く降り始めた。" * 5 + "「橋は要る」と話した。"
    found = find_utterances(make_item(text, headline="", lang="ja"))
    assert [one.is_certain for one in found] == [True, False]
