"""Who answers the police or a court."""

from retrieval.speech.ja.accused import Accused, accused
from retrieval.speech.ja.context import Context


def test_the_accused_answers_the_police() -> None:
    before = "警察は相馬容疑者を逮捕した。"
    answer = accused(before, "調べに対し「知らない」と話している。", Context())
    assert answer
    assert answer.name == "相馬"
    assert accused(before, "署長は「捜査を続ける」と話している。", Context()) is None


def test_the_accused_is_the_last_one_named_before_an_offset() -> None:
    text = "警察は相馬容疑者を逮捕した。相馬容疑者は黙った。検察は佐伯被告を調べた。"
    named = Accused(text)
    assert [named.before(end) for end in (3, 8, 20, len(text))] == ["", "相馬容疑者", "相馬容疑者", "佐伯被告"]
