"""The directory of speakers as the record has them now, kept from one question to the next."""

import threading
from collections.abc import Mapping, Sequence
from typing import Protocol

from retrieval._storage.changes import Mark
from retrieval.people.clusters import SpeakerForm
from retrieval.people.directory import SpeakerDirectory


class Spoken(Protocol):
    """What the record knows of who speaks; ``DirectoryKeeper`` calls it."""

    def last_change(self) -> Mark:
        """Which change was the last."""
        ...

    def count_unread(self) -> int:
        """How many items' speech is not known."""
        ...

    def voices(self) -> list[SpeakerForm]:
        """Everyone who speaks, by name and role."""
        ...


class DirectoryKeeper:
    """Follows a record. Safe to use from several threads; whoever comes first works out what is new.

    Args:
        record: knows who speaks.
        aliases: other spellings of names, by the name the feed uses.
    """

    def __init__(self, record: Spoken, aliases: Mapping[str, Sequence[str]]) -> None:
        self._record = record
        self._lock = threading.Lock()
        self._mark: tuple[Mark, int] | None = None
        self._directory = SpeakerDirectory.of((), aliases)

    def now(self) -> SpeakerDirectory:
        """Everybody who speaks, with what was stored since the last time."""
        with self._lock:
            mark = (self._record.last_change(), self._record.count_unread())
            if self._mark != mark:
                self._directory = self._directory.following({form.key: form for form in self._record.voices()})
                self._mark = mark
            return self._directory
