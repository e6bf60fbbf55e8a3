"""Who says the words before a mark."""

import pytest

from tests.retrieval.speech.test_utterances import said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("橋は安全だと、松井市長は述べた。", "松井"),
        ("橋は安全だと松井市長は述べた。", "松井"),
        ("「橋は安全だ」と語ったのは松井市長だ。", "松井"),
        ("「橋は安全だ」と松井市長。", "松井"),
        ("住民は松井市長に「橋は安全だ」と言われた。", "松井"),
        ("住民は松井市長から「橋は安全だ」と告げられた。", "松井"),
        ("「橋は安全だ」と話す松井市長は橋を渡った。", "松井"),
        ("チームは敗れたが、松井監督は「橋は安全だ」と語った。", "松井"),
        ("松井市長が橋は安全だと発表した。", "松井"),
        ("ハーバー通信によると、松井市長は橋は安全だと述べた。", "松井"),
        ("国防省は通信社の問い合わせに対し、橋は安全だと回答した。", "国防省"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    found = [(name, words) for name, _, words in said(text)]
    assert found == [(speaker, "橋は安全だ")]


def test_what_was_said_before_is_whose_it_was() -> None:
    found = said("松井市長は、岡田知事が橋は安全だと述べたことについて、「驚いた」と話した。")
    assert [(name, words) for name, _, words in found] == [("岡田", "橋は安全だ"), ("松井", "驚いた")]
