"""Which marks of speech are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.ja.marks import marks
from tests.retrieval.speech.ja.reading import sentence


def found(text: str) -> list[str]:
    read = sentence(text)
    return [read.text[read.words[one.first].start : read.words[one.last].end] for one in marks(read)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("松井市長は「橋は安全だ」と述べた。", ["と述べ"]),
        ("松井市長は橋は安全だと述べ、工事を続けると強調した。", ["と述べ", "と強調"]),
        ("橋は安全だと述べたのは松井市長だ。", ["と述べ"]),
        ("松井市長は工事を続けるとした上で、費用を示した。", ["とし"]),
        ("松井市長は国に「早い工事」を求めた。", ["を求め"]),
        ("松井市長は避難するよう呼びかけた。", ["よう呼びかけ"]),
        ("松井市長は「橋は安全だ」と帽子を振った。", ["と帽子を振っ"]),
        ("松井市長は橋は安全だとの考えを改めて示した。", ["との考えを改めて示し"]),
        ("松井市長は橋を直す計画を明らかにした。", ["計画を明らか"]),
        ("通信は市長が橋は安全だと述べたと伝えた。", ["と伝え"]),
    ],
)
def test_marks(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "松井市長は橋は安全だと述べなかった。",
        "松井市長は橋の名を明言しても、費用は言わない。",
        "松井市長は大野監督と話した。",
        "松井市長は両国と話した。",
        "橋の工事はおととし始まったと。",
        "橋を渡る人と車を数えた。",
        "松井市長は「虹の橋」と帽子を振った。",
        "松井市長はずっと黙っていた。",
        "松井市長は橋を渡ろうとした。",
        "松井市長は橋と道を直すことと道を広げることを比べた。",
        "警察は、男が橋を壊したとして、器物損壊の疑いで逮捕した。",
        "松井市長は記者にコメントを求めた。",
        "松井市長は橋が要ると考えている。",
        "橋を渡ると、松井市長は述べた。",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="「」松井市長は橋安全だと述べた強調し、。とのことよう求めを", max_size=50))
def test_marks_stand_in_order_behind_their_words(text: str) -> None:
    read = sentence(text)
    end = 0
    for one in marks(read):
        assert end <= one.first <= one.last < len(read.words)
        assert 0 < one.content <= one.first + 1
        end = one.last
