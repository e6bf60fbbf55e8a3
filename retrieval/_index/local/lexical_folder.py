"""The files of the lexical index: opened, checked, written, made anew."""

import json
import logging
import shutil
import struct
import tempfile
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Query

from retrieval._index.local.lexical import FIELDS, LexicalIndex, levelled, make_schema
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import Tokens, grams, tokenize

logger = logging.getLogger(__name__)

_FORMAT = "4"
"""Changes with the fields of a document."""

_HEAP = 64_000_000
_FOOTER_MAGIC = 1337


class LexicalFolder:
    """Tantivy indexes in numbered folders; a new one takes the next number, then the old one goes.

    Snapshots that were read from a folder that has gone since stay as they were: their files are mapped.

    Args:
        folder: where the numbered folders lie.
        version: changes with the tokenizer; an index made under another version is rebuilt.
        knows: tells whether a point belongs to the record's history.
    """

    def __init__(self, folder: Path, *, version: str, knows: Callable[[Mark], bool]) -> None:
        self.schema = make_schema()
        self._folder = folder
        self._version = f"{_FORMAT}.{version}"
        self._knows = knows
        self._checked: set[tuple[str, int, int]] = set()

    def open(self) -> LexicalIndex:
        """What lies on disk now; an index of nothing where there is none, or none that can be used."""
        newest = self._newest()
        if newest is None:
            return self.nothing()
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
            return self.nothing()
        return self.nothing() if mark is None else LexicalIndex(self, mark, searcher)

    def nothing(self) -> LexicalIndex:
        """A snapshot without passages; what is written on top of it goes into a new folder."""
        return LexicalIndex(self, Mark())

    def write(self, snapshot: LexicalIndex, changes: Changes, rows: Iterable[IndexRow]) -> LexicalIndex:
        """Commit changes on top of what a snapshot holds, and open the result. The caller holds the writers' lock.

        Raises:
            OSError: the folder cannot be written.
            ValueError: tantivy cannot write.
        """
        newest = self._newest()
        if snapshot.searcher is not None and newest is not None:
            index = tantivy.Index.open(str(newest))
            self._commit(index, changes, rows, void={*changes.removed, *changes.added})
        else:
            place = Path(tempfile.mkdtemp(dir=self._folder, prefix="writing-"))
            self._commit(tantivy.Index(self.schema, path=str(place), reuse=False), changes, rows, void=set())
            place.rename(self._folder / f"lexical-{_number(newest) + 1 if newest else 1}")
            self.sweep()
        return self.open()

    def sweep(self) -> None:
        """Remove folders that a killed writer left. The caller holds the writers' lock."""
        newest = self._newest()
        for old in self._folder.glob("lexical-*"):
            if old != newest:
                shutil.rmtree(old, ignore_errors=True)

    def _commit(self, index: Any, changes: Changes, rows: Iterable[IndexRow], void: set[int]) -> None:
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

    def _document(self, row: IndexRow) -> tantivy.Document:
        document = tantivy.Document()
        document.add_integer("id", row.passage_id)
        document.add_integer("day", row.day)
        if row.moment is None:
            document.add_integer("plain_day", row.day)
        else:
            document.add_integer("moment", row.moment)
        document.add_text("handle", row.handle_key)
        document.add_text("kind", "passage")
        for field, tokens in zip(FIELDS, tokens_of(row), strict=True):
            document.add_text(field, " ".join(levelled(field, tokens)))
        return document

    def _read_mark(self, searcher: Any) -> Mark | None:
        """What the index says it holds; None where that is of no use here."""
        hits = searcher.search(Query.term_query(self.schema, "kind", "mark", "basic"), 1).hits
        if not hits:
            return None
        stored = json.loads(searcher.doc(hits[0][1])["mark"][0])
        mark = Mark(stored["number"], stored["stamp"])
        return mark if stored["version"] == self._version and self._knows(mark) else None

    def _newest(self) -> Path | None:
        places = [place for place in self._folder.glob("lexical-*") if place.name[8:].isdecimal()]
        return max(places, key=_number, default=None)


def tokens_of(row: IndexRow) -> Tokens:
    """A passage's tokens: its words as they were stored with it."""
    if row.words is None:
        # Stored by a program that kept no words; it is read again behind the scenes.
        return tokenize(row.text, Analyzer())
    return Tokens(row.words.split(), list(grams(unicodedata.normalize("NFKC", row.text))))


def _number(place: Path) -> int:
    return int(place.name[8:])


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
