"""The lexical index: exact tokens, weights, filters inside, damage."""

import math
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from retrieval._index.lexical import LexicalIndex, Term
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval.filters import Filters
from retrieval.text.tokens import Tokens

NO_VECTORS = np.zeros((0, 4), dtype=np.float32)


def row(number: int, text: str, handle: str = "h", day: date = date(2025, 3, 1)) -> IndexRow:
    return IndexRow(number, f"item{number}", handle, day.toordinal(), text, NO_VECTORS)


def split(text: str) -> Tokens:
    return Tokens(text.split(" "), [text[i : i + 2] for i in range(len(text) - 1) if " " not in text[i : i + 2]])


def made(folder: Path, rows: list[IndexRow], version: str = "1") -> LexicalIndex:
    index = LexicalIndex(folder, tokenize=split, version=version, knows=lambda _: True)
    index.apply(Changes(Mark(len(rows), 5), added=tuple(row.passage_id for row in rows)), rows)
    return index


def found(index: LexicalIndex, *tokens: str, filters: Filters | None = None, k: int = 10) -> list[int]:
    return [hit.passage_id for hit in index.search([[Term("words", token)] for token in tokens], k, filters)]


def test_scores_are_bm25(tmp_path: Path) -> None:
    texts = ["橋 橋 港", "橋 市 長 町 村", "港 市"]
    index = made(tmp_path, [row(n, text) for n, text in enumerate(texts)])
    documents = [text.split(" ") for text in texts]
    # The mark that tantivy commits with the passages is a document too, without words.
    count, average = len(texts) + 1, sum(map(len, documents)) / (len(texts) + 1)
    (hit, *_) = index.search([[Term("words", "橋", 2.0)]], 5)
    idf = math.log(1 + (count - 2 + 0.5) / (2 + 0.5))
    frequency = Counter(documents[0])["橋"]
    wanted = 2.0 * idf * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * len(documents[0]) / average))
    assert hit.passage_id == 0
    assert hit.score == pytest.approx(wanted, rel=0.02)


@pytest.mark.parametrize("token", ["橋", "AND", "words:橋", "*", '"', "a+b", "𠮷", "x" * 300, "(", "\\"])
def test_any_token_is_found_as_it_is(tmp_path: Path, token: str) -> None:
    index = made(tmp_path, [row(1, f"前 {token} 後"), row(2, "前 後")])
    assert found(index, token) == [1]
    assert index.document_frequency("words", token) == 1


def test_filters_are_inside_the_search(tmp_path: Path) -> None:
    rows = [row(n, "橋 の 話", handle=f"h{n % 20}", day=date(2025, 3, 1 + n % 20)) for n in range(400)]
    index = made(tmp_path, [*rows, row(999, "橋", handle="rare", day=date(2024, 1, 1))])
    assert found(index, "橋", filters=Filters(sources=("@Rare",)), k=3) == [999]
    assert found(index, "橋", filters=Filters(until=date(2024, 12, 31)), k=3) == [999]
    assert found(index, "橋", filters=Filters(item_ids=("item7",)), k=3) == [7]
    assert found(index, "橋", filters=Filters(sources=("h3",), since=date(2025, 3, 5)), k=3) == []
    unfiltered = dict(index.search([[Term("words", "橋")]], 500))
    filtered = index.search([[Term("words", "橋")]], 500, Filters(sources=("h3",)))
    assert len(filtered) == 20
    assert all(score == pytest.approx(unfiltered[number]) for number, score in filtered)


def test_replacing_and_removing(tmp_path: Path) -> None:
    index = made(tmp_path, [row(1, "橋"), row(2, "橋")])
    index.apply(Changes(Mark(5, 5), removed=(1,), added=(2, 3)), [row(2, "港"), row(3, "橋")])
    assert found(index, "橋") == [3]
    assert found(index, "港") == [2]
    assert (len(index), index.mark) == (2, Mark(5, 5))


def test_it_is_read_again_unless_made_otherwise(tmp_path: Path) -> None:
    made(tmp_path, [row(1, "橋")])

    def opened(version: str = "1", *, known: bool = True) -> LexicalIndex:
        return LexicalIndex(tmp_path, tokenize=split, version=version, knows=lambda _: known)

    assert (opened().mark, found(opened(), "橋")) == (Mark(1, 5), [1])
    assert opened(version="2").mark == Mark()
    assert opened(known=False).mark == Mark()


@pytest.mark.parametrize("damage", ["meta", "segment", "gone", "empty"])
def test_damage_is_noticed_and_made_good(tmp_path: Path, damage: str) -> None:
    made(tmp_path, [row(1, "橋"), row(2, "港")])
    (place,) = tmp_path.glob("lexical-*")
    if damage == "meta":
        (place / "meta.json").write_text("garbage")
    elif damage == "gone":
        (place / "meta.json").unlink()
    else:
        file = max(place.glob("*.idx"))
        data = file.read_bytes()
        # A new file: tantivy may still have the old one mapped, and a mapped file that shrinks kills the process.
        file.unlink()
        file.write_bytes(b"" if damage == "empty" else bytes([data[0] ^ 255]) + data[1:])
    index = LexicalIndex(tmp_path, tokenize=split, version="1", knows=lambda _: True)
    assert index.mark == Mark()
    assert index.search([[Term("words", "橋")]], 5) == []
    index.apply(Changes(Mark(2, 5), added=(1, 2)), [row(1, "橋"), row(2, "港")])
    assert found(index, "橋") == [1]
    assert len(list(tmp_path.glob("lexical-*"))) == 1
