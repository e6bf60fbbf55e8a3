"""Numbers in one spelling."""

import pytest

from retrieval.search.numerals import plain_numbers


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("30億円", "3000000000円"),
        ("三十億円", "3000000000円"),
        ("3,000,000,000円", "3000000000円"),
        ("1億2000万円", "120000000円"),
        ("3.5万人", "35000人"),
        ("二〇二五年", "2025年"),
        ("十三人", "13人"),
        ("三百五人", "305人"),
        ("3.5 million", "3500000"),
        ("1 hundred thousand", "100000"),
        ("$3bn", "$3000000000"),
        ("40 percent, 40 per cent, 40パーセント", "40%, 40%, 40%"),
    ],
)
def test_a_number_has_one_spelling(written: str, plain: str) -> None:
    assert plain_numbers(written, set(written)) == plain


@pytest.mark.parametrize("word", ["一部の人", "千葉", "三菱", "統一", "1,20", "20, 300人", "万博"])
def test_what_is_no_number_stays(word: str) -> None:
    assert plain_numbers(word, set(word)) == word


@pytest.mark.parametrize("text", ["一" * 50_000, "9" * 50_000, "1億" * 20_000, "1," * 20_000, "一" * 50_000 + "人"])
def test_a_long_run_is_read_once_and_not_reckoned(text: str) -> None:
    assert len(plain_numbers(text, set(text))) >= len(text) / 2


def test_long_numbers_that_differ_stay_apart() -> None:
    left, right = "1" * 40 + "2円", "1" * 40 + "3円"
    assert plain_numbers(left, set(left)) != plain_numbers(right, set(right))
