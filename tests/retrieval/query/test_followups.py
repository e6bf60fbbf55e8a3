"""What is typed after an answer, read by itself."""

import time

import pytest

from retrieval.query.followups import FollowUpPattern, edge_of, follow_up_patterns, read_follow_up, without_opening

READS = {"more", "back", "anyone", "everything", "any_day", "any_source", "repeat"} | {
    "thing",
    "only",
    "about",
    "bare",
    "as_for",
}


@pytest.mark.parametrize("way", follow_up_patterns(), ids=lambda way: way.typed)
def test_each_way_reads_its_example(way: FollowUpPattern) -> None:
    assert way.reads in READS
    for ending in ("", "?", "？", "!", " please?" if way.language == "en" else ""):
        read = read_follow_up(way.typed.rstrip("?") + ending)
        assert read
        assert read.reads == way.reads
        assert bool(read.thing) == ("THING" in way.pattern)


@pytest.mark.parametrize(
    "text",
    [
        "what did Okada say about the dam?",
        "who said that the dam is safe?",
        "what did he say?",
        "is the dam safe?",
        "and then what happened?",
        "not Harbor Wire",
        "anything but Harbor Wire without 見本新聞",
        "and it?",
        "and",
        "the ferry strike in Norden harbour that closed the quay",
        "岡田市長は何と言った?",
        "見本新聞以外は?",
        "それは?",
        "そして橋はいつ開通する?",
        "x" * 1000,
        "and " * 200,
        "",
        "?",
    ],
)
def test_a_question_of_its_own_names_no_thing(text: str) -> None:
    read = read_follow_up(text)
    assert read is None or not read.thing


def test_what_opens_and_ends_a_text_is_no_part_of_it() -> None:
    assert without_opening("ok, thanks! and Soren?") == "and Soren"
    assert without_opening("なるほど、ソレンは？") == "ソレンは"
    assert without_opening("thanks") == "thanks"
    assert edge_of("only yesterday") == "yesterday"
    assert edge_of("先週だけでは") == "先週"
    assert edge_of("Tveit") == "Tveit"


@pytest.mark.parametrize(
    "piece", ["and ", "more ", "何", "他の", "THING ", "は", " of", "について", "any ", "(", "the same but "]
)
def test_no_text_takes_long(piece: str) -> None:
    started = time.thread_time()
    for size in range(1, 100):
        read_follow_up((piece * size)[:80])
    assert time.thread_time() - started < 5
