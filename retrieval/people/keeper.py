"""Names, speakers and sources of an index, which follow the record by what changed, and are kept beside the indexes."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval._index.local.names import NamesFile
from retrieval._storage.changes import Mark
from retrieval._storage.record import Record
from retrieval.names import NameIndex
from retrieval.people.directory import DIRECTORY_VERSION, DirectoryRows, SpeakerDirectory
from retrieval.people.sources import Sources

logger = logging.getLogger(__name__)

_SPEAKERS_FILE = "speakers.json"
_WORTH_SAVING = 50
_EVERYTHING = -1


@dataclass(frozen=True)
class PeopleView:
    """What a question needs to know whom it names; nothing in it changes any more.

    Attributes:
        mark: the point of the record's history that it holds.
        names: every name of the feed.
        speakers: everyone who speaks.
        sources: every source, the one with most items first.
    """

    mark: Mark
    names: NameIndex
    speakers: SpeakerDirectory
    sources: Sources


class PeopleKeeper:
    """Makes the view and follows the record; one thread at a time calls ``follow``.

    Args:
        record: the record of truth.
        folder: where the other indexes lie.
        aliases: other spellings of names, by the name the feed uses.
    """

    def __init__(self, record: Record, folder: Path, aliases: Mapping[str, Sequence[str]]) -> None:
        self._record = record
        self._folder = folder
        self._aliases = aliases
        self._unsaved = 0
        self._view = self._opened()
        self.follow()

    def people(self) -> PeopleView:
        """The newest view; never waits."""
        return self._view

    def follow(self) -> None:
        """Bring the view to the record's last change.

        Raises:
            StorageError: the record cannot be read.
        """
        view, newest = self._view, self._record.last_change()
        if view.mark != newest:
            if not self._record.knows(view.mark):
                view = self._nobody()
            after = view.mark.number if view.mark != Mark() else _EVERYTHING
            added, removed = self._record.names(after)
            forms, gone = self._record.speaker_forms(after)
            self._view = PeopleView(
                newest,
                view.names.with_names(added, removed),
                view.speakers.with_changes(forms, gone),
                Sources(self._record.sources(), view.sources),
            )
            self._unsaved += len(added) + len(removed) + len(forms) + len(gone)
        if self._unsaved * _WORTH_SAVING >= max(1, len(self._view.names)):
            self._save()

    def _nobody(self) -> PeopleView:
        return PeopleView(Mark(), NameIndex((), self._aliases), SpeakerDirectory.of((), self._aliases), Sources())

    def _opened(self) -> PeopleView:
        """What lies on disk, as far as it belongs to this record."""
        opened = NamesFile(self._folder).open(self._record.knows, self._aliases)
        if opened is None:
            return self._nobody()
        names, mark = opened
        forms, _ = self._record.speaker_forms(_EVERYTHING)
        rows = self._read_rows()
        made = (
            SpeakerDirectory.from_rows(rows, forms, self._aliases)
            if rows
            else SpeakerDirectory.of(forms, self._aliases)
        )
        return PeopleView(mark, names, made, Sources(self._record.sources()))

    def _read_rows(self) -> DirectoryRows | None:
        """How the speakers were told apart; None where that must be worked out again."""
        try:
            stored = json.loads((self._folder / _SPEAKERS_FILE).read_text(encoding="utf-8"))
            if stored["version"] != DIRECTORY_VERSION or stored["aliases"] != self._fingerprint():
                return None
            return DirectoryRows(*([tuple(row) for row in stored[name]] for name in DirectoryRows._fields))
        except (OSError, ValueError, KeyError, TypeError) as error:
            logger.info("Who is who is worked out again (%s).", error)
            return None

    def _save(self) -> None:
        """Keep the view for the next start; where the folder cannot be written it is made again then."""
        view = self._view
        stored = {"version": DIRECTORY_VERSION, "aliases": self._fingerprint(), **view.speakers.to_rows()._asdict()}
        try:
            self._folder.mkdir(exist_ok=True)
            beside = self._folder / f"writing-{_SPEAKERS_FILE}"
            beside.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
            beside.replace(self._folder / _SPEAKERS_FILE)
            NamesFile(self._folder).save(view.names, view.mark)
        except OSError as error:
            logger.info("Names cannot be kept in %s (%s).", self._folder, error)
        self._unsaved = 0

    def _fingerprint(self) -> list[list[str]]:
        return [[name, *others] for name, others in sorted(self._aliases.items())]
