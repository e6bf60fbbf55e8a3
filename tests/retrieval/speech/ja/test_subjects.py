"""Speakers named elsewhere than as a sentence's topic."""

import pytest

from retrieval.speech.ja.clauses import Context
from retrieval.speech.ja.subjects import Accused, accused, passed_on, subject_in_ga
from tests.retrieval.speech.test_utterances import said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("橋は安全だと、松井市長は述べた。", "松井"),
        ("「橋は安全だ」と語ったのは松井市長だ。", "松井"),
        ("「橋は安全だ」と松井市長。", "松井"),
        ("住民は松井市長に「橋は安全だ」と言われた。", "松井"),
        ("住民は松井市長から「橋は安全だ」と告げられた。", "松井"),
    ],
)
def test_a_speaker_behind_the_words_or_who_told_somebody(text: str, speaker: str) -> None:
    assert [(name, words) for name, _, words in said(text)] == [(speaker, "橋は安全だ")]


def test_the_accused_answers_the_police() -> None:
    before = "警察は相馬容疑者を逮捕した。"
    answer = accused(before, "調べに対し「知らない」と話している。", Context())
    assert answer
    assert answer.name == "相馬"
    assert accused(before, "署長は「捜査を続ける」と話している。", Context()) is None


def test_a_medium_passes_on_what_somebody_said() -> None:
    text = "国営タルガ通信は、ケルダ外相が会談は近いと述べたと伝えた。"
    assert [(name, words) for name, _, words in said(text)] == [("ケルダ", "会談は近い")]
    assert passed_on("会談は近い", None, Context()) is None


def test_a_person_who_does_something() -> None:
    found = subject_in_ga("りんごを手に取り、佐久間亮さんが首をかしげた。", Context())
    assert found
    assert found.name == "佐久間亮"
    assert subject_in_ga("佐久間亮さんは首をかしげた。", Context()) is None


def test_the_accused_is_the_last_one_named_before_an_offset() -> None:
    text = "警察は相馬容疑者を逮捕した。相馬容疑者は黙った。検察は佐伯被告を調べた。"
    named = Accused(text)
    assert [named.before(end) for end in (3, 8, 20, len(text))] == ["", "相馬容疑者", "相馬容疑者", "佐伯被告"]
