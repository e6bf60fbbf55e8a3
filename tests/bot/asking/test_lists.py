"""Lists of sources and speakers."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.asking.lists import sources_called, speakers_called, value_of, without_code
from retrieval import FeedItem, Retriever


@pytest.fixture
def tanakas(tmp_path: Path) -> Any:
    """Two people of one name."""
    moment = datetime(2025, 3, 1, tzinfo=UTC)
    texts = ("田中市長は橋を直すと述べた。", "田中監督は選手はよく走ったと語った。")
    with Retriever.open(tmp_path / "feed.db") as opened:
        opened.add(
            FeedItem(source="見本新聞", handle=f"h{number}", published=moment, headline="", text=text)
            for number, text in enumerate(texts)
        )
        yield opened


@pytest.mark.parametrize(
    ("typed", "handles"),
    [
        ("", ["harborwire", "mihon", "outlet0", "outlet1", "outlet2"]),
        ("@Harbor", ["harborwire"]),
        ("見本", ["mihon"]),
        ("wire", ["harborwire"]),
        ("let", ["outlet0", "outlet1", "outlet2"]),
        ("quimby", []),
    ],
)
def test_sources_by_any_part_of_their_name(retriever: Any, typed: str, handles: list[str]) -> None:
    assert sorted(one.handle for one in sources_called(retriever, typed)) == handles


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["ケルダ", "ソレン", "ハルタ"]),
        ("soren", ["ソレン"]),
        ("はる", ["ハルタ"]),
        ("レン", ["ソレン"]),
        ("議員", ["ハルタ"]),
        ("quimby", []),
    ],
)
def test_speakers_in_any_script_by_name_or_role(retriever: Any, typed: str, names: list[str]) -> None:
    assert sorted(one.name for one in speakers_called(retriever, typed)) == names


def test_a_speaker_is_asked_for_alone_though_others_have_the_name(tanakas: Any) -> None:
    hits = [hit for hit in tanakas.ask("what did Tanaka say?").hits if hit.speaker]
    assert {hit.speaker.name for hit in hits} == {"田中"}
    for hit in hits:
        found = tanakas.ask("what was said?", speakers=[value_of(tanakas, hit.speaker)]).hits
        assert [one.item.id for one in found] == [hit.item.id]


def test_a_picked_person_is_listed(tanakas: Any) -> None:
    for choice in tanakas.complete_speakers("tanaka"):
        role = choice.label.split(" · ")[1]
        assert role in [one.role for one in speakers_called(tanakas, choice.value)]


def test_a_code_is_nothing_to_read() -> None:
    assert without_code("田中市長 #0123abcd") == "田中市長"
    assert without_code("No. #1") == "No. #1"
