"""Names in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ケルダ外相が述べた。", ["ケルダ"]),
        ("ミカ・ソレン氏と会談した。", ["ミカ・ソレン"]),
        ("ハルタ米財務長官は欠席。", ["ハルタ"]),
        ("李洪建氏は指摘した。", ["李洪建"]),
        ("ロシア大統領府は否定した。", []),
        ("専門家の見方を示した。", []),
        ("見本市の佐野市長は欠席。", ["佐野"]),
        ("港町の田村市長は4日、述べた。", ["田村"]),
        ("佐野市長は欠席。", []),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text, Analyzer()) if mention.is_person] == people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mika Soren of the NATO office met Anna de Vries in Oslo.", ["Mika Soren", "NATO", "Anna de Vries", "Oslo"]),
        ("However, Soren's plan failed.", ["Soren"]),
        ("NATOの事務総長が述べた", ["NATO"]),
    ],
)
def test_names_in_latin_letters(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text, Analyzer())] == names


@given(st.text(alphabet="ソレン・氏外相 AaБ王毅は。「」\n", max_size=50))
def test_mentions_lie_in_the_text(text: str) -> None:
    end = 0
    for mention in find_mentions(text, Analyzer()):
        assert text[mention.start : mention.end] == mention.name
        assert mention.start >= 0
        end = max(end, mention.end)
    assert end <= len(text)


def test_a_sign_that_the_dictionary_writes_out_ends_the_text() -> None:
    assert find_mentions("少典鑰（従八位上相当）…", Analyzer()) == find_mentions("少典鑰（従八位上相当）", Analyzer())


@pytest.mark.parametrize(
    "run",
    [
        "Ab" * 20_000,
        "ソ" * 14_000,
        "ソ・" * 7_000 + "ソ",
        "Mika " * 8_000 + "Mika",
        "A" * 101,
        "ソレン・" * 30 + "ソレン",
    ],
    ids=lambda run: f"{run[:3]} {len(run)}",
)
def test_a_run_longer_than_any_name_is_none(run: str) -> None:
    text = f"ケルダ外相は述べた。 {run}。 Dana Soren spoke. オルタ氏は述べた。"
    assert [mention.name for mention in find_mentions(text, Analyzer())] == ["ケルダ", "Dana Soren", "オルタ"]
