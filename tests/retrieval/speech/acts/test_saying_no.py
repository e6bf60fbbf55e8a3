"""Words that say no by themselves."""

import pytest

from retrieval.speech.acts.saying_no import NoRow, no_rows, says_no


@pytest.mark.parametrize("row", no_rows(), ids=lambda row: row.example)
def test_each_row_takes_its_example_and_not_the_other(row: NoRow) -> None:
    assert says_no(row.example)
    assert not says_no(row.other)


@pytest.mark.parametrize(
    ("words", "is_no"),
    [
        ("値上げは認めない", True),
        ("そのような要求には応じられません。", True),
        ("港を渡すわけにはいかない", False),
        ("隣町の要求に応じない可能性がある", False),
        ("ノルデン氏が要求を拒否した", False),
        ("We won’t accept half of the harbour", True),
        ("she has refused to sign it", True),
        ("the plan has not been rejected", False),
        ("she had not rejected it", False),
        ("Norden rejected it", False),
    ],
)
def test_which_words_say_no(words: str, is_no: bool) -> None:
    assert says_no(words) is is_no
