"""Sentences that tell of words in another sentence."""

import pytest

from tests.retrieval.speech.test_utterances import said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("松井市長は次のように述べた。「橋は安全だ」", [("松井", "橋は安全だ")]),
        ("「橋は安全だ」。松井市長はこう語った。", [("松井", "橋は安全だ")]),
        ("「橋は安全だ」\\n松井市長は静かな口ぶりで語った。", [("松井", "橋は安全だ")]),
        ("駅は来月に閉まる。鉄道会社が発表した。", [("鉄道会社", "駅は来月に閉まる")]),
        ("橋は危険なことが分かった。松井市長が明らかにした。", [("松井", "橋は危険な")]),
        ("松井市長はこうつづった。\\n橋は必ず直る。待っていてほしい。", [("松井", "橋は必ず直る。待っていてほしい")]),
        ("支えたのは、妻の美咲さんだった。「もう大丈夫だ」と笑う。", [("美咲", "もう大丈夫だ")]),
        ("会場では雨が降った。\\n橋は安全だと松井市長は説明した。", [("松井", "橋は安全だ")]),
    ],
)
def test_who_said_what_stands_in_another_sentence(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(name, words) for name, _, words in said(text)] == wanted
