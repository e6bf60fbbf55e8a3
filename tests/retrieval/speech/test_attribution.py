"""Whose words a sentence reports."""

import pytest

from retrieval.speech.attribution import ENGLISH_CUES, JAPANESE_CUES, Cue, find_statements

NAMES = ["ソレン", "ケルダ", "ハルタ", "ミカ・ソレン"]


def said(text: str, names: list[str] = NAMES, language: str = "ja") -> list[tuple[tuple[str, ...], str]]:
    return [(s.speakers, text[s.start : s.end]) for s in find_statements(text, names, language)]  # type: ignore[arg-type]


@pytest.mark.parametrize("cue", JAPANESE_CUES, ids=lambda cue: cue.example)
def test_each_japanese_cue_finds_its_example(cue: Cue) -> None:
    assert said(cue.example, ["岡田"]) == [(("岡田",), cue.example)]


@pytest.mark.parametrize("cue", ENGLISH_CUES, ids=lambda cue: cue.example)
def test_each_english_cue_finds_its_example(cue: Cue) -> None:
    assert said(cue.example, [], "en") == [((), cue.example)]


def test_the_speaker_of_the_sentence_before_goes_on() -> None:
    text = "ソレン市長は橋を直すと述べた。その上で、費用は市が払うとした。ケルダ外相は反対だと述べた。"
    assert [speakers for speakers, _ in said(text)] == [("ソレン",), ("ソレン",), ("ケルダ",)]


def test_a_name_in_a_quotation_or_as_an_object_does_not_speak() -> None:
    text = "ソレン市長は「ケルダ外相は正しい」と述べた。ソレン市長はハルタ氏を批判した。"
    assert [speakers for speakers, _ in said(text)] == [("ソレン",), ("ソレン",)]


def test_another_topic_ends_the_turn() -> None:
    text = "ソレン市長は橋を直すと述べた。与党の幹部は反対の考えを示した。"
    assert [speakers for speakers, _ in said(text)] == [("ソレン",), ()]


def test_a_headline_names_its_speaker_last() -> None:
    assert said("橋は来月に開通へ=ソレン市長") == [(("ソレン",), "橋は来月に開通へ=ソレン市長")]


def test_a_list_under_a_name() -> None:
    assert said("🌉ミカ・ソレン\n・橋は安全だと思う\n・工事は順調だ")[-1][0] == ("ミカ・ソレン",)


def test_a_plain_sentence_reports_nothing() -> None:
    assert said("ソレン市長は橋を渡った。") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mika Soren said the bridge was safe.",
        "“The bridge is safe,” said Mika Soren.",
        "According to Mika Soren, the bridge is safe.",
        "Mika Soren, the mayor of the town, warned of delays.",
    ],
)
def test_english(text: str) -> None:
    assert [speakers for speakers, _ in said(text, ["Mika Soren"], "en")] == [("Mika Soren",)]


def test_english_pronouns_go_on_with_the_speaker() -> None:
    text = "Mika Soren said the bridge was safe. He added that it was paid for."
    assert [speakers for speakers, _ in said(text, ["Mika Soren"], "en")] == [("Mika Soren",), ("Mika Soren",)]
