"""A sentence as a row of words in which a quotation is one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.ja.sentence import Row
from retrieval.text.analyzer import Analyzer
from tests.retrieval.speech.ja.reading import sentence


def test_a_quotation_is_one_word_and_white_space_none() -> None:
    read = sentence("市長は 「橋は安全だ」 と述べた。")
    assert [one.surface or "Q" for one in read.words] == ["市長", "は", "Q", "と", "述べ", "た", "。"]
    (quotation,) = read.quotations
    assert read.text[quotation.start : quotation.end] == "橋は安全だ"
    assert read.written(0, 3) == "市長は 「＿＿＿＿＿」"


def test_the_name_of_a_body_in_marks_stays_words() -> None:
    read = sentence("野党「改革の会」は反対すると述べた。")
    assert all(one.quotation is None for one in read.words)


def test_a_label_is_not_said() -> None:
    read = sentence("市長は「虹の橋」を渡り、「もう安全だ」と述べた。")
    assert [read.is_said(one) for one in read.words if one.quotation] == [False, True]


@given(st.text(alphabet="「」『』市長は橋が安全だと述べた、。 ", max_size=40))
def test_words_stand_in_order(text: str) -> None:
    words = sentence(text).words
    assert all(one.start < one.end for one in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_a_row_tells_what_its_words_may_be_and_leaves_out_white_space() -> None:
    row = Row(Analyzer().morphemes("橋 は述べた"))
    assert [one.surface for one in row.words] == ["橋", "は", "述べ", "た"]
    assert [one.particle for one in row.words] == ["", "は", "", ""]
    assert [one.is_noun for one in row.words] == [True, False, False, False]
    assert [one.is_predicate for one in row.words] == [False, False, True, True]
    assert [one.surface for one in row.between(2, 5)] == ["は", "述べ"]
