"""An index whose encoder is replaced: at its opening, and while it is asked."""

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings import load_encoder
from retrieval import Retriever, read_feed

SAMPLE = Path(__file__).parents[2] / "bot/sample/feed.txt"


def test_an_index_of_another_model_is_embedded_again_never_searched(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(read_feed(SAMPLE))

    class Shortened:
        """The bundled model cut to 64 numbers: another model id, another length."""

        model_id = "shortened"
        dim = 64

        def encode_queries(self, texts: list[str]) -> object:
            return self.encode_passages(texts)

        def encode_passages(self, texts: list[str]) -> object:
            vectors = load_encoder().encode_passages(texts)[:, :64]
            return vectors / (((vectors**2).sum(axis=1, keepdims=True)) ** 0.5 + 1e-9)

    told: list[tuple[int, int | None]] = []
    with Retriever.open(
        path, encoder=Shortened(), progress=lambda done, total: told.append((done, total))
    ) as retriever:  # type: ignore[arg-type]
        assert retriever.ask("what did Waltz say?").status == "answered"
        assert len(retriever._current.snapshot().view.dense) > 0
        assert retriever.stats().model_id == "shortened"
    assert told[-1][0] == told[-1][1] > 0


def test_questions_are_answered_while_another_encoder_takes_over(tmp_path: Path) -> None:
    class Slow:
        """The bundled vectors under another name; it stops until told to go on."""

        model_id, dim = "slow@1", 256

        def __init__(self) -> None:
            self.begun, self.may_end = threading.Event(), threading.Event()

        def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
            return load_encoder().encode_queries(texts)

        def encode_passages(self, texts: Sequence[str]) -> np.ndarray:
            self.begun.set()
            assert self.may_end.wait(30)
            return load_encoder().encode_passages(texts)

    slow, told = Slow(), []
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(read_feed(SAMPLE))
        before = retriever.ask("the minerals agreement")
        assert before.hits
        worker = threading.Thread(
            target=retriever.switch, args=(slow,), kwargs={"progress": lambda done, total: told.append((done, total))}
        )
        worker.start()
        assert slow.begun.wait(30)
        assert retriever.stats().model_id != "slow@1"
        assert retriever.ask("the minerals agreement") == before
        slow.may_end.set()
        worker.join(30)
        assert told[-1][0] == told[-1][1] == retriever.stats().passages
        assert retriever.stats().model_id == "slow@1"
        assert [hit.passage for hit in retriever.ask("the minerals agreement").hits] == [h.passage for h in before.hits]
