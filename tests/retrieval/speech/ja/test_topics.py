"""The phrases of a sentence that may speak."""

import pytest

from retrieval.speech.ja.topics import topics
from tests.retrieval.speech.ja.reading import CONTEXT, sentence


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(one.phrase.name, one.mark, one.is_sure) for one in topics(sentence(text), CONTEXT)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("松井市長は橋が安全だと述べた。", [("松井", "は", True)]),
        ("松井市長と岡田知事は橋を見た。", [("松井", "は", True)]),
        ("気象庁によると、雨が降る。", [("気象庁", "によると", True)]),
        ("佐藤花子さん（72）＝港町市＝は笑った。", [("佐藤花子", "は", True)]),
        ("森田選手自身も「勝つ」と話した。", [("森田", "も", True)]),
        ("オルガ・ペトロワ、79歳は笑った。", [("オルガ・ペトロワ", "は", True)]),
        ("橋の工事は来月に始まる。", []),
        ("会場には松井市長がいる。", []),
    ],
)
def test_topics(text: str, wanted: list[tuple[str, str, bool]]) -> None:
    assert found(text) == wanted


def test_a_topic_before_a_comma_is_open() -> None:
    (one,) = topics(sentence("松井市長は、橋を見た。"), CONTEXT)
    assert one.is_open
    assert one.has_comma
