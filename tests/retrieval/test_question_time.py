"""No question takes more time than its length explains, whatever it is made of.

Each piece below is repeated to 250 and to 1,000 characters, four times as much. What takes time in proportion to that
takes about four times as long, what is quadratic sixteen times; nine is the most that is let pass, on top of a
floor under which the clock tells nothing. The time is the thread's own, the best of a few runs.
"""

import time
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from retrieval import Retriever, read_feed
from retrieval.people.linking import is_personal, roles_meant
from retrieval.people.sources import Sources
from retrieval.query.date_filters import DATE_FILTERS
from retrieval.query.dates import read_days
from retrieval.query.patterns import patterns, read_question
from retrieval.query.sources import SOURCE_PATTERNS, read_outlet
from retrieval.query.terms import terms_for
from retrieval.speech.ja.speaking import speaking_phrase
from retrieval.text.analyzer import Analyzer
from retrieval.types import SourceInfo

SAMPLE = Path(__file__).parents[2] / "bot/sample/feed.txt"
DAY = date(2025, 3, 5)
SOURCES = Sources([SourceInfo(handle="harborwire", source="Harbor Wire", items=1, first=DAY, last=DAY)])
SMALL, LARGE, MOST_TIMES, RUNS = 250, 1_000, 9, 5

EXAMPLES = [one.example for one in (*patterns("en"), *patterns("ja"), *DATE_FILTERS, *SOURCE_PATTERNS)]
WORDS = dict.fromkeys(f"{word} " for example in EXAMPLES if example.isascii() for word in example.lower().split())
JAPANESE = [example.strip("?") for example in EXAMPLES if not example.isascii()]
PIECES_JA = dict.fromkeys(
    text[at : at + size] for text in JAPANESE for size in (1, 3) for at in range(0, len(text), size)
)
SIGNS = (
    " ", "\u3000", "\t", "\n", "\x00", "の", "の発言", "による", "の説明の", "側", "への", "に関する", "はを何", "って",
    "of ", " of", ", ", ",", "、", "・", "「", "」", "「」", '"', "“", "(", ")", "（", "）", "()", "?", ".", "。", "'", "’s ",
    "A", "A ", "a", "Aa-", "A'", "ア", "アメーカー", "ー", "漢", "元", "外務", "市長", "田中", "氏", "1", "1月", "2月30日", "㍿",
    "ﷺ", "\u0301", "か\u3099", "\ue000", "\ue001", "\u202e", "\u200d", "😀", "\ufffd", "said ", "in ", "on 2025-01-01 ",
    "according to ", "what did ", "told a",
)  # fmt: skip
AROUND_EN = ("what did {} say?", "what did Okada say {}x")
AROUND_JA = ("{}は何と言った?", "岡田市長の{}x", "橋についての{}")

READERS: tuple[Callable[[str], object], ...] = (
    read_question,
    lambda text: read_days(text, DAY, DAY),
    lambda text: read_outlet(text, SOURCES),
    lambda text: terms_for(text, {}, Analyzer()),
)
NAME_READERS: tuple[Callable[[str], object], ...] = (
    lambda text: speaking_phrase(text, Analyzer()),
    roles_meant,
    lambda text: is_personal(text, Analyzer()),
    SOURCES.accounts_named,
)


def repeated(piece: str, around: str, size: int) -> str:
    """A question of so many characters in its normal form that is mostly one piece."""
    return around.format(piece * (size // max(len(piece), len(unicodedata.normalize("NFKC", piece)))))


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.thread_time()
    work(text)
    return time.thread_time() - start


def assert_in_proportion(work: Callable[[str], object], piece: str, around: str, floor: float) -> None:
    small, large = (repeated(piece, around, size) for size in (SMALL, LARGE))
    few, many = seconds(work, small), seconds(work, large)
    for _ in range(RUNS):
        if many <= MOST_TIMES * few + floor:
            return
        # Something else may have been in the way.
        few, many = max(few, seconds(work, small)), min(many, seconds(work, large))
    assert many <= MOST_TIMES * few + floor, (piece, around, few, many)


@pytest.mark.parametrize("around", ["{}", *AROUND_EN, *AROUND_JA])
def test_rules_for_questions_take_time_in_proportion(around: str) -> None:
    """Words of a language in frames of that language, and what is of none in all of them."""
    english = [*WORDS, *(f"{example} " for example in EXAMPLES if example.isascii())]
    japanese = [*PIECES_JA, *(f"{example} " for example in EXAMPLES if not example.isascii())]
    of_the_frame = () if around in AROUND_JA else english, () if around in AROUND_EN else japanese
    for piece in dict.fromkeys(chain(SIGNS, *of_the_frame)):
        for reader in READERS:
            assert_in_proportion(reader, piece, around, floor=0.01)


@pytest.mark.parametrize("around", ["{}", "ケルダ{}", "{}長", "{}x", "the {} coach"])
def test_rules_for_whom_a_question_names_take_time_in_proportion(around: str) -> None:
    for piece in SIGNS:
        for reader in NAME_READERS:
            assert_in_proportion(reader, piece, around, floor=0.02)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with Retriever.open(tmp_path_factory.mktemp("sample") / "feed.db") as retriever:
        retriever.add(read_feed(SAMPLE))
        retriever.ask("what did Waltz say?")
        yield retriever


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n",
        "\x00",
        "の",
        "の発言",
        "による",
        "側",
        "of ",
        ", ",
        "「",
        '"',
        "(",
        "A",
        "ア",
        "漢",
        "1月",
        "㍿",
        "ﷺ",
        "か\u3099",
    ],
    ids=ascii,
)
def test_whole_questions_take_time_in_proportion(sample: Retriever, piece: str) -> None:
    """With room for the words around, and for names, of which a few are looked up."""
    for around in ("{}", "what did {} say?", "{}は何と言った?"):
        texts = [repeated(piece, around, size - 20).strip() for size in (SMALL, LARGE)]
        if all(texts):
            few, many = (seconds(sample.ask, text) for text in texts)
            assert many <= MOST_TIMES * max(few, seconds(sample.ask, texts[0])) + 0.5, (piece, around, few, many)
