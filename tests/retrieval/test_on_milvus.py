"""Whole questions: the same answers from an index on Milvus as from the one beside the database."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from retrieval import FeedItem, IndexServerError, Retriever
from retrieval._index.milvus import dense as milvus_dense
from retrieval._index.milvus import lexical as milvus_lexical
from retrieval._index.milvus import manager as milvus_manager
from retrieval._index.milvus.engine import Engine
from retrieval.types.address import PostgresAddress
from tests.conftest import MakeItem
from tests.retrieval._index.engines import Keepers

TEXTS = (
    ("harborwire", "Bridge\nMayor Ida Soren said the new bridge will open in May. The port pays for it."),
    ("harborwire", "Ferry\nMika Norden said on Monday that the ferry to the island stops in winter."),
    ("harborwire", "Fish\nFishermen in the harbor caught less herring than last year, the guild said."),
    ("harborwire", "Bridge again\nIda Soren said: “The bridge is safe.” Engineers had found cracks in it."),
    ("harborwire", "Sanctions\nThe council discussed sanctions against two shipping companies."),
    ("mihon", "橋\nソレン市長は「新しい橋は五月に開通する」と述べた。港が費用を負担する。"),
    ("mihon", "船\nミカ・ノルデン氏は、島への船は冬に止まると説明した。"),
    ("mihon", "漁\n港の漁師らは、ニシンが去年より少ないと話した。"),
    ("mihon", "制裁\n市議会は海運会社二社への制裁を議論した。"),
    ("mihon", "工事\nソレン市長は「橋の工事は予定どおりだ」と強調した。"),
)
QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("what did Ida Soren say about the bridge?", {}),
    ("ソレン市長は橋について何と言った?", {}),
    ("who said the ferry stops?", {}),
    ("herring", {}),
    ("制裁", {}),
    ("sanctions", {"sources": ["mihon"]}),
    ("bridge", {"since": date(2025, 3, 3), "until": date(2025, 3, 8)}),
    ("ニシンが少ない", {"sources": ["harborwire"]}),
    ("newest", {}),
    ("what did Donald Nobody say?", {}),
)


@pytest.fixture
def items(make_item: MakeItem) -> list[FeedItem]:
    return [
        make_item(
            text, handle=handle, source=handle, published=datetime(2025, 3, 1 + place, 9, tzinfo=UTC), has_time=True
        )
        for place, (handle, text) in enumerate(TEXTS)
    ]


def told(retriever: Retriever) -> list[list[tuple[str, str, float]]]:
    answers = (retriever.ask(question, today=date(2025, 3, 20), **more) for question, more in QUESTIONS)
    return [[(hit.item.handle, hit.passage.text, round(hit.score, 4)) for hit in answer.hits] for answer in answers]


@pytest.mark.parametrize("gathered", [2_000, 0])
def test_the_same_answers_as_from_the_index_beside_the_database(
    tmp_path: Path, items: list[FeedItem], on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch, gathered: int
) -> None:
    """Where few passages are looked at one by one, and where all that restricts a search is left to Milvus."""
    for module in (milvus_dense, milvus_lexical, milvus_manager):
        monkeypatch.setattr(module, "GATHERED", gathered)
    with (
        Retriever.open(tmp_path / "files.db", workers=0) as files,
        Retriever.open(tmp_path / "milvus.db", workers=0, index=on_milvus.index) as milvus,
        Retriever.open(tmp_path / "milvus.db", workers=0, index=on_milvus.index) as reader,
    ):
        for retriever in (files, milvus):
            retriever.add(items)
        wanted = told(files)
        assert sum(map(bool, wanted)) >= 8
        # A question waits a second for what others stored; a check waits for all of it.
        assert reader.check() == []
        assert told(milvus) == told(reader) == wanted
        for retriever in (files, milvus):
            retriever.remove(items[0].id)
            retriever.add([items[3].model_copy(update={"text": items[3].text + " She paints it red."})])
        assert milvus.check() == reader.check() == []
        assert told(milvus) == told(reader) == told(files) != wanted


def test_a_record_on_a_server_with_its_index_on_another(
    tmp_path: Path, items: list[FeedItem], on_milvus: Keepers, postgres: PostgresAddress
) -> None:
    with (
        Retriever.open(tmp_path / "files.db", workers=0) as files,
        Retriever.open(postgres.url, workers=0, index=on_milvus.index) as one,
        Retriever.open(postgres.url, workers=0, index=on_milvus.index) as other,
    ):
        files.add(items)
        one.add(items[:6])
        other.add(items[6:])
        assert one.check() == other.check() == []
        assert told(one) == told(other) == told(files)
        other.remove(items[0].id)
        files.remove(items[0].id)
        assert one.check() == other.check() == []
        assert told(one) == told(other) == told(files)


def test_an_index_that_is_removed_meanwhile_is_no_error_to_whoever_asks(
    tmp_path: Path, items: list[FeedItem], on_milvus: Keepers
) -> None:
    with Retriever.open(tmp_path / "milvus.db", workers=0, index=on_milvus.index) as milvus:
        milvus.add(items)
        wanted = told(milvus)
        engine = on_milvus.engine()
        for name in on_milvus.collections(engine):
            engine.drop(name)
        assert told(milvus) == wanted
        engine.close()


def test_what_is_stored_while_the_server_is_away_is_found_later(
    tmp_path: Path, items: list[FeedItem], on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise IndexServerError("The index cannot be reached.", path="milvus://host/feed")

    with Retriever.open(tmp_path / "milvus.db", workers=0, index=on_milvus.index) as milvus:
        with monkeypatch.context() as patch:
            patch.setattr(Engine, "upsert", away)
            assert milvus.add(items).added == len(items)
        assert milvus.ask("what did Ida Soren say about the bridge?").hits
        assert milvus.check() == []


def test_a_file_of_milvus_lite(tmp_path: Path, items: list[FeedItem]) -> None:
    place = str(tmp_path / "feed.milvus.db")
    for turn in range(2):
        with Retriever.open(tmp_path / "feed.db", workers=0, index=place) as retriever:
            retriever.add(items[turn * 5 : turn * 5 + 5])
            assert retriever.ask("what did Ida Soren say about the bridge?").hits
            assert retriever.check() == []
