"""Whose remark a phrase tells of, however many remarks of remarks it is."""

import pytest

from retrieval.speech.ja.speaking import speaking_phrase
from retrieval.text.analyzer import Analyzer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ケルダ氏の発言", "ケルダ"),
        ("ケルダ氏の発言の説明", "ケルダ"),
        ("ケルダ氏の発言の説明の内容の分析", None),
        ("国土交通省の発表の説明", "国土交通省"),
        ("同社の発表", "同社"),
        ("発言", None),
        ("の発言", None),
    ],
)
def test_a_remark_is_its_speakers(text: str, name: str | None) -> None:
    found = speaking_phrase(text, Analyzer())
    assert (found.name if found else None) == name


def test_what_is_told_is_nobody_though_somebody_may_be_called_so() -> None:
    assert speaking_phrase("外されるとの見方", Analyzer(), where="topic") is None
    assert speaking_phrase("外されるとのソレン氏", Analyzer(), where="topic") is not None


@pytest.mark.parametrize("where", ["topic", "opening", "dated"])
def test_a_topic_never_stands_for_whose_remark_it_is(where: str) -> None:
    assert speaking_phrase("国土交通省の発表", Analyzer(), where=where) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "の発言" * 333,
        "岡田市長" + "の発言" * 333,
        "による" * 333,
        "側" * 1000,
        "(" * 1000,
        "(" * 500 + ")" * 500,
        "（" * 500 + "）" * 500,
        "「" * 500 + "」" * 500,
        "\ue000" * 1000,
        "\ue000" * 500 + "\ue001" * 500,
        "メーカー" * 250,
        "大手の" * 333,
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_what_repeats_itself_ends(text: str) -> None:
    found = speaking_phrase(text, Analyzer())
    assert found is None or found.as_written in text
