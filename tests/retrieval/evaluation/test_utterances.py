"""Utterances against labels."""

from pathlib import Path

import pytest

from retrieval import read_feed
from retrieval.evaluation.questions import GoldError, load_items
from retrieval.evaluation.utterances import GoldQuote, judge_speech, load_quotes
from tests.conftest import MakeItem


def test_found_missed_and_too_many(make_item: MakeItem) -> None:
    item = make_item("ソレン市長は橋を直すと述べた。ケルダ外相は港を閉じると発表した。")
    quotes = [
        GoldQuote(item=1, quote="橋を直す", speaker="ソレン市長"),
        GoldQuote(item=1, quote="港を閉じる", speaker="ハルタ氏"),
        GoldQuote(item=1, quote="述べた。ケルダ", speaker="ソレン市長"),
        GoldQuote(item=1, quote="どこにもない", speaker="ソレン市長"),
    ]
    scores = judge_speech([item], quotes, {})
    assert (scores.labelled, scores.found, scores.matched, scores.right_speaker) == (3, 2, 2, 1)
    assert (scores.precision, scores.speaker) == (1.0, 0.5)
    assert scores.recall == pytest.approx(2 / 3)
    assert scores.f1 == pytest.approx(0.8)


def test_a_line_that_is_no_label() -> None:
    with pytest.raises(GoldError, match="Line 1"):
        load_quotes('{"item": "x"}')


def test_the_real_feed(real_feed: Path, gold: Path) -> None:
    quotes = load_quotes((gold / "quotes_dev.jsonl").read_text(encoding="utf-8"))
    items = load_items((gold / "items.jsonl").read_text(encoding="utf-8"))
    scores = judge_speech(read_feed(real_feed), quotes, items)
    assert scores.f1 >= 0.85
    assert scores.speaker >= 0.92
