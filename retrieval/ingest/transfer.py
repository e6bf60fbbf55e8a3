"""All that a record knows of its items, out of one record and into another; a few at a time, however many there are."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path

from embeddings import Encoder
from retrieval import given
from retrieval._storage.allowances import Allowances
from retrieval._storage.feedback import FeedbackRows
from retrieval._storage.follows import Follows
from retrieval._storage.preferences import Preferences
from retrieval._storage.record import Record
from retrieval._storage.shown import Shown
from retrieval.ingest.annotate import ANNOTATION_VERSION
from retrieval.ingest.writer import Progress
from retrieval.types import (
    AddReport,
    ExportedItem,
    FeedItem,
    History,
    IndexState,
    IndexStats,
    Removal,
    Removed,
    Skipped,
    Version,
)
from retrieval.types.exported import PastVersion
from retrieval.types.items import Utterance

_READ_AT_ONCE = 200
_STORED_AT_ONCE = 2_000


def every_item(record: Record) -> Iterator[FeedItem]:
    """Every item that stands, oldest post first; see ``Retriever.items``."""
    for batch in _batches(record):
        found = record.items(batch)
        yield from (found[item_id] for item_id in batch if item_id in found)


def export(record: Record) -> Iterator[ExportedItem]:
    """Every item with its versions, then those that were taken away; see ``Retriever.export``."""
    for batch in _batches(record):
        found, past = record.items(batch), record.versions(batch)
        for item_id in batch:
            if item_id in found:
                yield ExportedItem(item=found[item_id], versions=_past(past.get(item_id, ())))
    after = ""
    while removals := record.removals(after):
        past = record.versions(removal.item.id for removal in removals)
        for removal in removals:
            removed = Removed(removed=removal.removed, reason=removal.reason)
            versions = _past(past.get(removal.item.id, ()))
            yield ExportedItem(item=removal.item, versions=versions, removed=removed)
        after = removals[-1].item.id


class Contents:
    """What an index holds, as a whole and item by item; a part of ``Retriever``."""

    _record: Record
    _encoder: Encoder

    def items(self) -> Iterator[FeedItem]:
        """Every item that stands, oldest post first, read a few at a time."""
        return every_item(self._record)

    def export(self) -> Iterator[ExportedItem]:
        """Everything that is known of every item, those taken away last; ``take`` stores it elsewhere."""
        return export(self._record)

    def history(self, item_id: str) -> History:
        """What an item said before it was edited, oldest version first, and whether it was taken away.

        Args:
            item_id: its id, also of an item that was taken away.

        Returns:
            A sequence of versions, the last of which stands or stood last; empty where there never was such an item.

        Raises:
            ArgumentError: the id is no text.
            StorageError: the database cannot be read.
        """
        return self._record.history(given.item_id(item_id))

    def item(self, item_id: str) -> FeedItem | None:
        """The item of an id; None where there is none, or it was taken away."""
        return self._record.items([given.item_id(item_id)]).get(item_id)

    def backup(self, target: str | Path, *, progress: Progress | None = None) -> None:
        """Copy the database into a file, as it is at this moment; questions and ``add`` go on meanwhile.

        Args:
            target: one that is there is replaced once the copy has proved sound.
            progress: told of pages copied.

        Raises:
            ArgumentError: that is no path.
            BackupError: the copy cannot be written.
        """
        self._record.back_up(given.path(target, "target"), given.called(progress, "progress"))

    def stats(self) -> IndexStats:
        """How much is stored, and under which model."""
        return self._record.stats(self._encoder.model_id)

    def state(self) -> IndexState:
        """What is stored beside what ``stats`` counts, and what waits to be done."""
        return self._record.state(ANNOTATION_VERSION, self._encoder.model_id)

    def statements(self, item_id: str) -> list[Utterance]:
        """What is said in an item, in order; empty where nothing is, and where there is no such item."""
        wanted = given.item_id(item_id)
        return self._record.utterances(self._record.items([wanted])).get(wanted, [])

    def meant(self, text: str, *, limit: int = 10) -> list[FeedItem]:
        """Items that a text means, as somebody types it.

        Args:
            text: an id; the beginning of one, four characters at least; a link, in any of its forms.
            limit: at most so many.

        Returns:
            One where the text is clear; several where it is not, such as items with the same link.

        Raises:
            ArgumentError: that is no text, or no such number.
            StorageError: the database cannot be read.
        """
        return self._record.meant(given.text(text, "text").strip(), given.count(limit, "limit"))

    def meant_removed(self, text: str, *, limit: int = 10) -> list[FeedItem]:
        """The same among items that were taken away."""
        return self._record.meant_removed(given.text(text, "text").strip(), given.count(limit, "limit"))

    def nearest(self, text: str, *, limit: int = 3) -> list[FeedItem]:
        """Items whose id or link begins most like a text that means none; none where nothing is near."""
        return self._record.nearest(given.text(text, "text").strip(), given.count(limit, "limit"))

    @property
    def encoder(self) -> Encoder:
        """What makes its vectors; the new one after ``switch``."""
        return self._encoder

    def removed_for(self, reason: str) -> list[str]:
        """Ids of the items that were taken away for exactly this reason.

        Args:
            reason: as it was given to ``remove``.
        """
        found, after = list[str](), ""
        given.text(reason, "reason")
        while removals := self._record.removals(after):
            found += [removal.item.id for removal in removals if removal.reason == reason]
            after = removals[-1].item.id
        return found

    @property
    def follows(self) -> Follows:
        """Feeds that are followed, and how that goes."""
        return self._record.follows

    @property
    def preferences(self) -> Preferences:
        """What servers and members of the Discord bot set."""
        return self._record.preferences

    @property
    def shown(self) -> Shown:
        """Answers that the Discord bot gave."""
        return self._record.shown

    @property
    def feedback(self) -> FeedbackRows:
        """What people thought of its answers."""
        return self._record.feedback

    @property
    def allowances(self) -> Allowances:
        """How often servers and members of the Discord bot asked of late, in all of its processes together."""
        return self._record.allowances


def take(
    record: Record,
    exported: Iterable[ExportedItem],
    add: Callable[[Iterable[FeedItem]], AddReport],
    writing: Callable[[], AbstractContextManager[object]],
) -> AddReport:
    """Store what was exported; see ``Retriever.take``.

    Args:
        record: where.
        exported: those taken away last, so that an item which is like one of them is not taken for it.
        add: stores items.
        writing: held while what was taken away is noted.
    """
    counts: Counter[str] = Counter()
    skipped: list[Skipped] = []
    lines = iter(exported)
    while batch := list(islice(lines, _STORED_AT_ONCE)):
        report = add([line.item for line in batch if line.removed is None])
        counts += Counter(report.model_dump(exclude={"skipped"}))
        skipped += report.skipped
        with writing():
            for line in batch:
                counts["removed"] += _note(record, line)
    return AddReport(**counts, skipped=tuple(skipped))


def _note(record: Record, line: ExportedItem) -> int:
    """Note what an item said before, and that it was taken away; how many items were."""
    versions = (Version(item=past.item, seen=past.seen, replaced=past.replaced) for past in line.versions)
    if line.removed is not None:
        removal = Removal(item=line.item, removed=line.removed.removed, reason=line.removed.reason)
        record.put_removal(removal)
        record.put_versions(line.item.id, versions)
        return 1
    # An item that was here already keeps the id that it had.
    if line.versions and (item_id := record.id_of(line.item)):
        record.put_versions(item_id, versions)
    return 0


def _past(versions: Iterable[Version]) -> tuple[PastVersion, ...]:
    return tuple(
        PastVersion(item=version.item, seen=version.seen, replaced=version.replaced)
        for version in versions
        if version.replaced
    )


def _batches(record: Record) -> Iterator[list[str]]:
    ids = record.all_item_ids()
    return (ids[start : start + _READ_AT_ONCE] for start in range(0, len(ids), _READ_AT_ONCE))
