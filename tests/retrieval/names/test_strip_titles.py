"""Names without what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.strip_titles import is_title_word, strip_titles


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("ウォルツ氏", "ウォルツ"),
        ("Mr Waltz", "Waltz"),
        ("the US treasury secretary", "the US treasury secretary"),
        ("王氏", "王"),
        ("サリモワ非常事態相", "サリモワ"),
        ("Corvanian Agriculture Minister Pavel Strunz", "Pavel Strunz"),
        ("「ソレン」", "ソレン"),
        ("Soren’s", "Soren"),
        ("President", "President"),
        ("ア大統領", "ア大統領"),
        ("米下院議長", "米下院議長"),
        ("韓国大統領", "韓国大統領"),
        ("露外務省報道官", "露外務省報道官"),
        ("英利議員", "英利"),
        ("田中氏", "田中"),
        ("田中首相", "田中"),
        ("竹中平蔵総務相", "竹中平蔵"),
        ("春日市長", "春日"),
        ("野中さん", "野中"),
        ("竹元知事", "竹元"),
        ("李中首相", "李"),
        ("王毅中国外相", "王毅"),
        ("石破日首相", "石破"),
        ("ルビオ米国務長官", "ルビオ"),
        ("メルツ次期独首相", "メルツ"),
        ("ゼレンスキー・ウクライナ大統領", "ゼレンスキー"),
        ("三輪副市長", "三輪"),
        ("三輪元市長", "三輪"),
        ("三輪総統", "三輪"),
        ("元首相", "元首相"),
        ("全日本監督", "全日本"),
        ("府中市長", "府中"),
        ("President 頼清徳", "頼清徳"),
        ("Kim Jong Un", "Kim Jong Un"),
        ("President Kim Jong Un", "Kim Jong Un"),
        ("Moon Jae In", "Moon Jae In"),
        ("Aaron Judge", "Aaron Judge"),
        ("Judge Aaron Persky", "Aaron Persky"),
        ("John Major", "John Major"),
        ("Dr King", "King"),
        ("King Charles", "Charles"),
        ("UN chief", "UN chief"),
        ("Runa Dahl (D-Mass.)", "Runa Dahl"),
        ("文在寅（ムン・ジェイン）", "文在寅"),
    ],
)
def test_titles_aside(name: str, bare: str) -> None:
    assert strip_titles(name) == bare


def test_what_is_longer_than_any_name_stays_as_it_is() -> None:
    long = "Mr " + "Waltz " * 60
    assert strip_titles(long) == long


@pytest.mark.parametrize(
    ("word", "is_title"), [("Minister", True), ("mr.", True), ("US", True), ("Soren", False), ("of", False)]
)
def test_words_of_titles(word: str, is_title: bool) -> None:
    assert is_title_word(word) is is_title


@given(st.text(max_size=60))
def test_nothing_is_made_up(name: str) -> None:
    import unicodedata

    assert set(strip_titles(name)) <= set(unicodedata.normalize("NFKC", name)) | set(name) | {" "}
