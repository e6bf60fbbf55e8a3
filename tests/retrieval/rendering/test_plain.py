"""What ``print`` shows of an answer: readable, and nothing that steers a terminal."""

import re
from pathlib import Path

import pytest

from retrieval import Answer, AnswerStatus, Query, Retriever, Speaker, Suggestion
from tests.conftest import MakeItem
from tests.retrieval.rendering.hostile import HOSTILE, hit_of

STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
IDA = Speaker(name="Ida Soren", as_written="Mayor Ida Soren")


def test_an_answer_is_its_message_and_its_passages() -> None:
    hits = (
        hit_of("The bridge is safe.\nNobody need worry.", speaker=IDA, kind="direct"),
        hit_of("橋は安全だ。", source="見本新聞", handle="mihon", urls=(), also_in=(hit_of("a").item,)),
    )
    found = Answer(
        status=AnswerStatus.ANSWERED, message="2 passages.", query=Query(text="what did Soren say?"), hits=hits
    )
    assert str(found) == (
        "2 passages.\n\n"
        "1. Harbor Wire  @harborwire  2025-03-01 00:00  Mayor Ida Soren  word for word\n"
        "   The bridge is safe.\n   Nobody need worry.\n   https://harbor.example/1\n\n"
        "2. 見本新聞  @mihon  2025-03-01 00:00\n   橋は安全だ。\n   also in @harborwire 2025-03-01 00:00"
    )
    assert f"{hits[1]}".startswith("見本新聞  @mihon  2025-03-01 00:00\n橋は安全だ。\n")
    assert repr(found).startswith("Answer(")


def test_without_a_hit_it_says_who_is_named_and_what_may_be_meant() -> None:
    found = Answer(
        status=AnswerStatus.NOT_A_SPEAKER, message="「ノルデン」の発言はありません。", query=Query(text="ノルデンは何と言った?"),
        mentions=(hit_of("ノルデンも来た。", headline="橋"),), suggestions=(Suggestion(label="ソレン", question="ソレンは何と言った?"),),
    )  # fmt: skip
    shown = str(found)
    assert "名前は出ていますが" in shown
    assert "1. Harbor Wire" in shown
    assert shown.endswith("– ソレン: ソレンは何と言った?")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_the_feed_steers_a_terminal(text: str) -> None:
    speaker = Speaker(name=text, as_written=text)
    hit = hit_of(
        text, source=text, handle=text, speaker=speaker, kind="direct", also_in=(hit_of("a", handle=text).item,)
    )
    found = Answer(
        status=AnswerStatus.ANSWERED, message=text, query=Query(text="q"), hits=(hit,),
        suggestions=(Suggestion(label=text, question=text),),
    )  # fmt: skip
    for shown in (str(found), str(hit)):
        assert not STEERS.search(shown)
        shown.encode("utf-8")


def test_what_a_retriever_found_can_be_printed(make_item: MakeItem, tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        retriever.add([make_item("Mayor Ida Soren said the bridge is safe.")])
        shown = str(retriever.ask("what did Soren say?"))
        assert "Mayor Ida Soren said the bridge is safe." in shown
        assert "Mayor Ida Soren  reported" in shown
        assert str(retriever.ask("what did zebra say?")) == "Nothing in this feed answers that."
