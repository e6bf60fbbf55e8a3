"""BM25 with tantivy over tokens made here; the filter is part of the query."""

import json
import logging
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
from retrieval.text.tokens import Tokens

logger = logging.getLogger(__name__)

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


Clause = Sequence[Term]
"""Terms that stand for one another: the best of them counts."""


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
        self._mark = Mark()
        self._checked: set[tuple[str, int, int]] = set()
        self.reload()

    @property
    def mark(self) -> Mark:
        """The point of the record's history that the index holds."""
        return self._mark

    def reload(self) -> None:
        """Look at what lies on disk now; another process may have written it."""
        self._index = self._searcher = None
        self._mark = Mark()
        newest = self._newest()
        if newest is None:
            return
        try:
            _check_sums(newest, self._checked)
            # Opened anew each time: the folder may have been deleted and made again under the same name.
            index = tantivy.Index.open(str(newest))
            index.config_reader("manual")
            searcher = index.searcher()
            mark = self._read_mark(searcher)
        # tantivy raises ValueError for what it cannot read; OSError and the rest come from files gone or damaged.
        except (ValueError, OSError, KeyError, TypeError, struct.error) as error:
            logger.info("%s cannot be used (%s)", newest, error)
            return
        if mark is not None:
            self._index, self._searcher, self._mark = index, searcher, mark

    def apply(self, changes: Changes, rows: Iterable[IndexRow]) -> None:
        """Follow the record and commit. The caller holds the writers' lock.

        Raises:
            OSError: the folder cannot be written.
            ValueError: tantivy cannot write.
        """
        if self._index is not None:
            self._write(self._index, changes, rows, void={*changes.removed, *changes.added})
        else:
            place = Path(tempfile.mkdtemp(dir=self._folder, prefix="writing-"))
            self._write(tantivy.Index(self._schema, path=str(place), reuse=False), changes, rows, void=set())
            self._put_in_place(place)
        self.reload()

    def forget(self) -> None:
        """Start over: what is written next goes into a new folder."""
        self._index = self._searcher = None
        self._mark = Mark()

    def _write(self, index: Any, changes: Changes, rows: Iterable[IndexRow], void: set[int]) -> None:
        writer = index.writer(_HEAP, 1)
        try:
            for number in void:
                writer.delete_documents_by_term("id", number)
            for row in rows:
                writer.add_document(self._document(row))
            writer.delete_documents_by_term("kind", "mark")
            writer.add_document(_mark_document(changes.upto, self._version))
            writer.commit()
        finally:
            # Gives tantivy's own lock back as well, even where nothing was committed.
            writer.wait_merging_threads()

    def search(self, query: Sequence[Clause], k: int, filters: Filters | None = None) -> list[Scored]:
        """The passages with the highest sum over clauses of the best weighted BM25 score in each."""
        if self._searcher is None or not query or k < 1:
            return []
        wanted = Query.boolean_query([(Occur.Should, self._clause(clause)) for clause in query])
        if filters:
            clauses = [(Occur.Must, Query.const_score_query(part, 0.0)) for part in self._conditions(filters)]
            wanted = Query.boolean_query([(Occur.Must, wanted), *clauses])
        hits = self._searcher.search(wanted, k, count=False).hits
        numbers = self._searcher.fast_field_values("id", [address for _, address in hits])
        best = sorted(zip(numbers, (score for score, _ in hits), strict=True), key=lambda pair: (-pair[1], pair[0]))
        return [Scored(int(number), float(score)) for number, score in best]

    def document_frequency(self, field: str, token: str) -> int:
        """In how many passages a token stands; removed ones count until tantivy merges them away, as in BM25."""
        return 0 if self._searcher is None else int(self._searcher.doc_freq(field, _unspaced(token)))

    def __len__(self) -> int:
        """The number of passages."""
        return 0 if self._searcher is None else int(self._searcher.num_docs) - 1

    def _clause(self, clause: Clause) -> Query:
        terms = [
            Query.boost_query(Query.term_query(self._schema, term.field, _unspaced(term.token), "freq"), term.weight)
            for term in clause
        ]
        return terms[0] if len(terms) == 1 else Query.disjunction_max_query(terms)

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
            document.add_text(field, " ".join(map(_unspaced, tokens)))
        return document

    def _read_mark(self, searcher: Any) -> Mark | None:
        """What the index says it holds; None where that is of no use here."""
        hits = searcher.search(Query.term_query(self._schema, "kind", "mark", "basic"), 1).hits
        if not hits:
            return None
        stored = json.loads(searcher.doc(hits[0][1])["mark"][0])
        mark = Mark(stored["number"], stored["stamp"])
        return mark if stored["version"] == self._version and self._knows(mark) else None

    def sweep(self) -> None:
        """Remove folders that a killed writer left. The caller holds the writers' lock."""
        newest = self._newest()
        for old in self._folder.glob("lexical-*"):
            if old != newest:
                shutil.rmtree(old, ignore_errors=True)

    def _newest(self) -> Path | None:
        places = [place for place in self._folder.glob("lexical-*") if place.name[8:].isdecimal()]
        return max(places, key=lambda place: int(place.name[8:]), default=None)

    def _put_in_place(self, fresh: Path) -> None:
        newest = self._newest()
        number = int(newest.name[8:]) + 1 if newest else 1
        fresh.rename(self._folder / f"lexical-{number}")
        self.sweep()


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


def _unspaced(token: str) -> str:
    """White space would cut a token in two."""
    return token if token.isalnum() else "".join(token.split())


def _mark_document(mark: Mark, version: str) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("kind", "mark")
    document.add_text("mark", json.dumps({"number": mark.number, "stamp": mark.stamp, "version": version}))
    return document


def _check_sums(place: Path, checked: set[tuple[str, int, int]]) -> None:
    """Compare every file of the last commit with the checksum in its footer.

    tantivy maps files into memory and trusts them; a damaged one would end the process. Files that a
    writer is busy with, or that a killed one left, belong to no commit and are passed over. The footer is
    a JSON object, its length and a magic number, the last two as little-endian 32-bit integers
    (https://github.com/quickwit-oss/tantivy/blob/main/src/directory/footer.rs).

    Args:
        place: the index's folder.
        checked: name, size and time of change of files found sound before; grows.

    Raises:
        ValueError: a file is damaged.
        OSError: a file is gone.
    """
    meta = json.loads((place / "meta.json").read_bytes())
    segments = {segment["segment_id"].replace("-", ""): segment["deletes"] for segment in meta["segments"]}
    for path in place.iterdir():
        name, _, kind = path.name.partition(".")
        if name not in segments:
            continue
        deletes = segments[name]
        if kind.endswith("del") and (deletes is None or kind != f"{deletes['opstamp']}.del"):
            continue
        status = path.stat()
        key = (path.name, status.st_size, status.st_mtime_ns)
        if key in checked:
            continue
        data = path.read_bytes()
        length, magic = struct.unpack("<II", data[-8:])
        if magic != _FOOTER_MAGIC or zlib.crc32(data[: -8 - length]) != json.loads(data[-8 - length : -8])["crc"]:
            raise ValueError(f"{path} is damaged")
        checked.add(key)
