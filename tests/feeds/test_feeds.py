"""Who says what in two labelled feeds, and what is answered from them."""

from pathlib import Path

import pytest

from retrieval import Retriever, read_feed
from retrieval.evaluation.questions import judge, load_items, load_questions, summarise
from retrieval.evaluation.utterances import judge_speech, load_quotes

FEEDS = [Path(__file__).parent / name for name in ("first", "second")]


@pytest.mark.parametrize("folder", FEEDS, ids=lambda folder: folder.name)
def test_who_says_what(folder: Path) -> None:
    quotes = load_quotes((folder / "quotes.jsonl").read_text(encoding="utf-8"))
    items = load_items((folder / "items.jsonl").read_text(encoding="utf-8"))
    scores = judge_speech(read_feed(folder / "feed.txt"), quotes, items)
    assert scores.labelled >= 140
    assert scores.f1 >= 0.88
    assert scores.speaker >= 0.94


@pytest.mark.parametrize("folder", FEEDS, ids=lambda folder: folder.name)
def test_what_is_answered(folder: Path, tmp_path: Path) -> None:
    questions = load_questions((folder / "questions.jsonl").read_text(encoding="utf-8"))
    items = load_items((folder / "items.jsonl").read_text(encoding="utf-8"))
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(read_feed(folder / "feed.txt"))
        judged = []
        for one in questions:
            answer = retriever.ask(
                one.q,
                sources=one.filters.sources or None,
                since=one.filters.date_from,
                until=one.filters.date_to,
            )
            judged.append(judge(one, answer, items))
    scores = summarise(judged)[0]
    assert scores.questions == 30
    assert (scores.hit_at_1 or 0) >= 0.9
    assert (scores.precision_at_5 or 0) >= 0.85
    assert (scores.recall_at_10 or 0) >= 0.8
    assert (scores.abstention or 0) >= 0.85
