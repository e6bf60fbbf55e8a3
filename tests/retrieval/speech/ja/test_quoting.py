"""と as a mark of speech."""

import pytest

from retrieval.speech.ja.quoting import quoting
from tests.retrieval.speech.ja.reading import sentence


def at(text: str) -> int:
    """The number of the last と."""
    return max(number for number, word in enumerate(sentence(text).words) if word.surface == "と")


@pytest.mark.parametrize(
    ("text", "form", "is_strong"),
    [
        ("市長は「橋だ」と述べた。", "quote", True),
        ("市長は橋だと述べた。", "clause", True),
        ("市長は橋だとした。", "clause", False),
        ("橋は安全だという。", "hearsay", True),
        ("橋は安全だとのことだ。", "hearsay", True),
        ("市長は「もう安全だ」と胸をなで下ろした。", "quote", False),
        ("「もう安全だ」と松井市長。", "quote", False),
        ("「もう安全だ」と晴れやかな表情。", "quote", False),
    ],
)
def test_the_form_of_a_mark(text: str, form: str, is_strong: bool) -> None:
    mark = quoting(sentence(text), at(text))
    assert mark
    assert (mark.form, mark.is_strong) == (form, is_strong)


def test_a_subject_between_is_kept() -> None:
    text = "橋は安全だと松井市長は説明した。"
    read = sentence(text)
    mark = quoting(read, at(text))
    assert mark
    assert mark.subject
    assert read.written(*mark.subject) == "松井市長"


def test_who_stands_in_brackets_behind_a_quotation_is_the_subject() -> None:
    text = "「もう待てない」（松井市長）という。"
    read = sentence(text)
    mark = quoting(read, at(text))
    assert mark
    assert mark.subject
    assert read.written(*mark.subject) == "松井市長"


@pytest.mark.parametrize(
    "text", ["市長は橋と道を見た。", "市長は知事と話した。", "橋を渡ると、市長は言った。", "市長は橋を渡ろうとした。", "鍵の問題があるかという、古い問いがある。"]
)  # fmt: skip
def test_other_uses(text: str) -> None:
    assert quoting(sentence(text), at(text)) is None
