"""Names in Chinese characters as Korean reads them."""

import pytest

from retrieval.names.korean import korean_kana, korean_kana_of, korean_readings, romanise_hangul


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("李在明", {("lee", "jaemyeong"), ("yi", "jaemyeong")}),
        ("尹錫悦", {("yoon", "seokyeol"), ("yun", "seokyeol")}),
        ("毅", set()),
        ("ソレン", set()),
        ("李" * 5, set()),
        ("", set()),
    ],
)
def test_customary_spellings(name: str, readings: set[tuple[str, str]]) -> None:
    found = set(korean_readings(name))
    assert found <= readings
    assert bool(found) == bool(readings)


@pytest.mark.parametrize(
    ("hangul", "letters"), [("재명", "jaemyeong"), ("김", "kim"), ("각", "gak"), ("a재", "ajae"), ("", "")]
)
def test_hangul_in_letters(hangul: str, letters: str) -> None:
    assert romanise_hangul(hangul).replace("gim", "kim") == letters


@pytest.mark.parametrize(
    ("letters", "kana"),
    [
        ("lee jae myung", ("イ", "ジェミョン")),
        ("jae myung lee", ("イ", "ジェミョン")),
        ("lee jaemyung", ("イ", "ジェミョン")),
        ("yoon suk yeol", ("ユン", "ソンニョル")),
        ("kim jong un", ("キム", "ジョンウン")),
        ("moon jae in", ("ムン", "ジェイン")),
        ("roh moo hyun", ("ノ", "ムヒョン")),
        ("park geun hye", ("パク", "クネ")),
        ("choi sang mok", ("チェ", "サンモク")),
        ("rhee", ("イ",)),
        ("yi", ("イ",)),
        ("ri", ("リ",)),
        ("im", ("イム",)),
        ("rim", ("イム",)),
        ("lim", ("イム",)),
        ("noh", ("ノ",)),
        ("ryu", ("ユ",)),
    ],
)
def test_news_in_english_and_in_japanese(letters: str, kana: tuple[str, ...]) -> None:
    assert kana in korean_kana_of(letters.split())


@pytest.mark.parametrize("letters", ["mike waltz", "kim basinger", "waltz", "lee kuan yew jr x", ""])
def test_names_of_others_are_not_korean(letters: str) -> None:
    assert korean_kana_of(letters.split()) == ()


@pytest.mark.parametrize(
    ("name", "kana"),
    [("文在寅", ("ムン", "ジェイン")), ("金正恩", ("キム", "ジョンウン")), ("김정은", ("キム", "ジョンウン"))],
)
def test_characters_as_korean_says_them(name: str, kana: tuple[str, ...]) -> None:
    assert kana in korean_kana(name)
    assert korean_kana("石破茂") == korean_kana("林") == korean_kana("") == ()
