"""Fixtures that several test modules use."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from retrieval import FeedItem
from retrieval._storage.opening import open_database
from retrieval.types.address import Place, PostgresAddress
from retrieval.types.apart import RecordsApart

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_configure() -> None:
    """Give an example of Hypothesis all the time that it takes: what is measured is how busy the machine is."""
    settings.register_profile("patient", deadline=None)
    settings.load_profile("patient")


@pytest.fixture(scope="session")
def real_feed() -> Path:
    """The real feed, where it is at hand."""
    return _shared("feed/digest-2025-02-21.txt")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of labels, where it is at hand."""
    return _shared("gold")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The training corpora, where they are at hand."""
    return _shared("corpora")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server that is there for tests; started when the first of them asks."""
    from tests.postgres import server

    with server() as url:
        yield url


@pytest.fixture
def postgres(
    postgres_server: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PostgresAddress]:
    """The address of an empty place for a record on a server, of this test's own."""
    from tests.postgres import schema

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    with schema(postgres_server) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a record may lie: a test that asks for it runs once for each engine."""
    found: Place = tmp_path / "feed.db" if request.param == "sqlite" else request.getfixturevalue("postgres")
    return found


@pytest.fixture
def apart(place: Place) -> Iterator[RecordsApart]:
    """Where records of their own lie beside an empty one, on each engine."""
    with closing(open_database(place)) as common, closing(common.apart()) as found:
        yield found


@pytest.fixture(scope="module")
def shared_postgres(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresAddress]:
    """The address of an empty place for a record that the tests of a module share."""
    from tests.postgres import schema

    with pytest.MonkeyPatch.context() as patch, schema(postgres_server) as address:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield address


def _shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not part of the project and is not beside it in ../shared")
    return path


MakeItem = Callable[..., FeedItem]


@pytest.fixture
def make_item() -> MakeItem:
    """Makes an item; whatever is not given is filled in."""

    def make(text: str, **fields: object) -> FeedItem:
        values: dict[str, object] = {
            "source": "Harbor Wire",
            "handle": "harborwire",
            "published": datetime(2025, 3, 1, tzinfo=UTC),
            "has_time": False,
            # Items of one account that share a link are one item.
            "urls": [f"https://example.org/{zlib.crc32(text.encode())}"],
            "headline": text.split("\n", maxsplit=1)[0],
            "text": text,
        }
        return FeedItem(**{**values, **fields})

    return make


_WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "query",
    "passage",
    ":",
    "the",
    "bridge",
    "mayor",
    "said",
    "port",
]


@pytest.fixture(scope="session")
def tiny_transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transformer of two small layers with random weights, saved as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    base = tmp_path_factory.mktemp("base")
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(_WORDS), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(base)
    BertTokenizerFast(vocab={word: number for number, word in enumerate(_WORDS)}).save_pretrained(base)
    transformer = Transformer(str(base))
    model = SentenceTransformer(
        modules=[transformer, Pooling(16)], prompts={"query": "query: ", "passage": "passage: "}, device="cpu"
    )
    saved = tmp_path_factory.mktemp("model")
    model.save(str(saved))
    return saved
