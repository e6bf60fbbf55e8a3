"""What verbs of speech take beside と."""

import pytest

from retrieval.speech.ja.complements import asked, object_phrase, that_clause, wanted
from tests.retrieval.speech.ja.reading import sentence


def number(text: str, surface: str) -> int:
    return next(place for place, word in enumerate(sentence(text).words) if word.surface == surface)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("市長は工事が遅れていることを認めた。", "statement"),
        ("市長は工事が遅れていることを否定した。", "denial"),
        ("両首脳は橋を直すことで一致した。", "statement"),
        ("市長は工事が遅れていることに触れた。", "statement"),
    ],
)
def test_a_clause_with_koto(text: str, act: str) -> None:
    mark = that_clause(sentence(text).words, number(text, "こと"))
    assert mark
    assert mark.act == act


@pytest.mark.parametrize(
    "text", ["市長は工事が遅れることを避けた。", "市長は橋を渡ることができた。", "市長は橋を直すことで町を守った。"]
)
def test_koto_without_a_verb_of_speech(text: str) -> None:
    assert that_clause(sentence(text).words, number(text, "こと")) is None


def test_what_is_wanted_is_a_demand() -> None:
    text = "市長は国に橋を直すよう求めた。"
    mark = wanted(sentence(text).words, number(text, "よう"))
    assert mark
    assert mark.act == "demand"
    assert wanted(sentence("市長は橋を直すように見えた。").words, 5) is None


def test_a_question_has_words_of_its_own() -> None:
    text = "記者は橋が安全かを尋ねた。"
    mark = asked(sentence(text).words, number(text, "か"))
    assert mark
    assert mark.act == "question"


@pytest.mark.parametrize(
    ("text", "is_mark"),
    [
        ("市長は不正への関与を否定した。", True),
        ("市長は資金を流用したという疑惑を否定した。", True),
        ("市長は橋を否定した。", False),
        ("市長は記者に回答を求めた。", False),
        ("市長は国に早期の再開を求めた。", True),
    ],
)
def test_a_noun_phrase(text: str, is_mark: bool) -> None:
    read = sentence(text)
    place = max(place for place, word in enumerate(read.words) if word.surface == "を")
    assert (object_phrase(read, place) is not None) == is_mark
