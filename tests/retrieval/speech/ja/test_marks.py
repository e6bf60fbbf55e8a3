"""Which marks of speech are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.ja.clauses import Context
from retrieval.speech.ja.marks import marks
from retrieval.text.quotations import masked


def found(sentence: str) -> list[str]:
    return [match.group() for match in marks(sentence, masked(sentence), Context())]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("松井市長は「橋は安全だ」と述べた。", ["と述べ"]),
        ("松井市長は橋は安全だと述べ、工事を続けると強調した。", ["と述べ", "と強調"]),
        ("橋は安全だと述べたのは松井市長だ。", ["と述べ"]),
        ("松井市長は工事を続けるとした。", ["とした"]),
        ("松井市長は工事を続けるとした上で、費用を示した。", ["とした"]),
        ("松井市長は国に「早い工事」を求めた。", ["を求め"]),
        ("松井市長は避難するよう呼びかけた。", ["呼びか"]),
        ("松井市長は「橋は安全だ」と帽子を振った。", ["と"]),
    ],
)
def test_marks(sentence: str, wanted: list[str]) -> None:
    assert found(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "松井市長は橋は安全だと述べなかった。",
        "松井市長は大野監督と話した。",
        "松井市長は両国と話した。",
        "橋の工事はおととし始まったと。",
        "橋を渡る人と車を数えた。",
        "松井市長は橋は安全だと主張する団体を訪ねた。",
        "松井市長は「虹の橋」と帽子を振った。",
        "松井市長は「橋は安全だと述べた」本を読む。",
        "松井市長はずっと黙っていた。",
    ],
)
def test_what_only_looks_like_a_mark(sentence: str) -> None:
    assert found(sentence) == []


@given(st.text(alphabet="「」松井市長は橋安全だと述べた強調し、。とのことよう求めを", max_size=50))
def test_marks_stand_in_order_and_outside_quotations(sentence: str) -> None:
    blanked = masked(sentence)
    end = 0
    for match in marks(sentence, blanked, Context()):
        assert end <= match.start() < match.end()
        assert sentence[match.start() : match.end()] == match.group()
        end = match.end()
