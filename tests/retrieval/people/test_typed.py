"""What somebody is typing, completed without a model."""

import subprocess
import sys
from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval.people.typed import items_typed, sources_typed, speakers_typed
from tests.conftest import MakeItem


@pytest.fixture
def path(tmp_path: Path, make_item: MakeItem) -> Path:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [make_item("Ida Soren said the quay would open.", id="abcdef"), make_item("ソレン市長は港を開くと述べた。")]
        )
    return tmp_path / "feed.db"


def test_the_same_as_the_retriever_completes(path: Path) -> None:
    with Retriever.open(path) as retriever:
        for text in ("", "so", "ソレン", "harb", "zzz"):
            assert speakers_typed(path, text, 5) == retriever.complete_speakers(text, 5)
            assert sources_typed(path, text, 5) == retriever.complete_sources(text, 5)
        assert items_typed(path, "abcd", 5) == retriever.meant("abcd")
    assert speakers_typed(path, "so", 5)


def test_where_there_is_no_database_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sources_typed(tmp_path / "none.db", "", 5)
    assert not list(tmp_path.iterdir())


def test_neither_a_model_nor_an_index_of_texts_is_loaded(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from retrieval.people.typed import speakers_typed\n"
        "assert speakers_typed(Path(sys.argv[1]), 'so', 5)\n"
        "loaded = {'faiss', 'tantivy', 'tokenizers', 'embeddings.static'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)
