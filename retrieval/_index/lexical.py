"""BM25 with tantivy over tokens made here; the filter is part of the query."""

import json
import shutil
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import tantivy
from tantivy import Occur, Query

from retrieval._index.protocol import Scored
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval.filters import Filters
from retrieval.tokens import Tokens

FIELDS = ("words", "grams")
_HEAP = 64_000_000
_FOOTER_MAGIC = 1337


class Term(NamedTuple):
    """One token to look for.

    Attributes:
        field: ``"words"`` or ``"grams"``.
        token: as the tokenizer gave it.
        weight: factor on its BM25 score.
    """

    field: str
    token: str
    weight: float = 1.0


class LexicalIndex:
    """A tantivy index in a folder of its own; a new one takes the next number, then the old one goes.

    Queries are built from terms, never parsed from text.

    Args:
        folder: where the numbered folders lie.
        tokenize: text to tokens.
        version: changes with the tokenizer; an index made under another version is rebuilt.
        knows: tells whether a point belongs to the record's history.
    """

    def __init__(
        self, folder: Path, *, tokenize: Callable[[str], Tokens], version: str, knows: Callable[[Mark], bool]
    ) -> None:
        self._folder = folder
        self._tokenize = tokenize
        self._version = version
        self._knows = knows
        self._schema = _schema()
        self._index: Any = None
        self._searcher: Any = None
        self._place: Path | None = None
        self._mark = Mark()
        self.reload()

    @property
    def mark(self) -> Mark:
        """The point of the record's history that the index holds."""
        return self._mark

    def reload(self) -> None:
        """Look at what lies on disk now; another process may have written it."""
        newest = self._newest()
        if newest is None:
            self._index = self._searcher = self._place = None
            self._mark = Mark()
            return
        try:
            if newest != self._place or self._index is None:
                _check_sums(newest)
                index = tantivy.Index.open(str(newest))
                index.config_reader("manual")
            else:
                index = self._index
                index.reload()
            searcher = index.searcher()
            mark = self._read_mark(searcher)
        # tantivy raises ValueError for what it cannot read and OSError for what is not there.
        except (ValueError, OSError, KeyError, struct.error):
            mark = None
        if mark is None:
            self._index = self._searcher = self._place = None
            self._mark = Mark()
        else:
            self._index, self._searcher, self._place, self._mark = index, searcher, newest, mark

    def apply(self, changes: Changes, rows: Iterable[IndexRow]) -> None:
        """Follow the record and commit. The caller holds the writers' lock."""
        index, place = self._index, self._place
        is_new = index is None
        if is_new:
            place = Path(tempfile.mkdtemp(dir=self._folder, prefix="writing-"))
            index = tantivy.Index(self._schema, path=str(place), reuse=False)
        writer = index.writer(_HEAP, 1)
        for number in {*changes.removed, *changes.added}:
            writer.delete_documents_by_term("id", number)
        for row in rows:
            writer.add_document(self._document(row))
        writer.delete_documents_by_term("kind", "mark")
        writer.add_document(_mark_document(changes.upto, self._version))
        writer.commit()
        writer.wait_merging_threads()
        if is_new and place is not None:
            self._put_in_place(place)
        self.reload()

    def search(self, query: Sequence[Term], k: int, filters: Filters | None = None) -> list[Scored]:
        """The passages with the highest sum of weighted BM25 scores."""
        if self._searcher is None or not query or k < 1:
            return []
        terms = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema, t.field, t.token, "freq"), t.weight))
            for t in query
        ]
        wanted = Query.boolean_query(terms)
        if filters:
            clauses = [(Occur.Must, Query.const_score_query(part, 0.0)) for part in self._conditions(filters)]
            wanted = Query.boolean_query([(Occur.Must, wanted), *clauses])
        hits = self._searcher.search(wanted, k, count=False).hits
        numbers = self._searcher.fast_field_values("id", [address for _, address in hits])
        best = sorted(zip(numbers, (score for score, _ in hits), strict=True), key=lambda pair: (-pair[1], pair[0]))
        return [Scored(int(number), float(score)) for number, score in best]

    def document_frequency(self, field: str, token: str) -> int:
        """In how many passages a token stands."""
        return 0 if self._searcher is None else int(self._searcher.doc_freq(field, token))

    def __len__(self) -> int:
        """The number of passages."""
        return 0 if self._searcher is None else int(self._searcher.num_docs) - 1

    def _conditions(self, filters: Filters) -> list[Query]:
        conditions = []
        if filters.handle_keys:
            conditions.append(Query.term_set_query(self._schema, "handle", list(filters.handle_keys)))
        if filters.item_ids:
            conditions.append(Query.term_set_query(self._schema, "item", list(filters.item_ids)))
        if filters.since or filters.until:
            first = filters.since.toordinal() if filters.since else 0
            last = filters.until.toordinal() if filters.until else 9_999_999
            conditions.append(Query.range_query(self._schema, "day", tantivy.FieldType.Integer, first, last))
        return conditions

    def _document(self, row: IndexRow) -> tantivy.Document:
        document = tantivy.Document()
        document.add_integer("id", row.passage_id)
        document.add_integer("day", row.day)
        document.add_text("handle", row.handle_key)
        document.add_text("item", row.item_id)
        document.add_text("kind", "passage")
        for field, tokens in zip(FIELDS, self._tokenize(row.text), strict=True):
            document.add_text(field, " ".join("".join(token.split()) for token in tokens))
        return document

    def _read_mark(self, searcher: Any) -> Mark | None:
        """What the index says it holds; None where that is of no use here."""
        hits = searcher.search(Query.term_query(self._schema, "kind", "mark", "basic"), 1).hits
        if not hits:
            return None
        stored = json.loads(searcher.doc(hits[0][1])["mark"][0])
        mark = Mark(stored["number"], stored["stamp"])
        return mark if stored["version"] == self._version and self._knows(mark) else None

    def _newest(self) -> Path | None:
        places = [place for place in self._folder.glob("lexical-*") if place.name[8:].isdigit()]
        return max(places, key=lambda place: int(place.name[8:]), default=None)

    def _put_in_place(self, fresh: Path) -> None:
        newest = self._newest()
        number = int(newest.name[8:]) + 1 if newest else 1
        fresh.rename(self._folder / f"lexical-{number}")
        for old in self._folder.glob("lexical-*"):
            if old.name != f"lexical-{number}":
                shutil.rmtree(old, ignore_errors=True)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", indexed=True, fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    for field in ("handle", "item", "kind"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic", stored=True)
    return builder.build()


def _mark_document(mark: Mark, version: str) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("kind", "mark")
    document.add_text("mark", json.dumps({"number": mark.number, "stamp": mark.stamp, "version": version}))
    return document


def _check_sums(place: Path) -> None:
    """Compare every file with the checksum in its footer.

    tantivy maps files into memory and trusts them; a damaged one would end the process.

    Raises:
        ValueError: a file is damaged.
    """
    json.loads((place / "meta.json").read_bytes())
    for path in place.iterdir():
        if path.suffix in {".json", ".lock"} or path.name.startswith("."):
            continue
        data = path.read_bytes()
        length, magic = struct.unpack("<II", data[-8:])
        if magic != _FOOTER_MAGIC or zlib.crc32(data[: -8 - length]) != json.loads(data[-8 - length : -8])["crc"]:
            raise ValueError(f"{path} is damaged")
