"""What the record knows of names and of who speaks."""

from collections.abc import Iterable, Mapping

from retrieval._storage import names, speakers, utterances
from retrieval._storage.engine import Engine
from retrieval._storage.entries import SpeakerForm, Voice
from retrieval._storage.filters import Filters
from retrieval.types import Act, FeedItem, Utterance


class Naming:
    """The part of a record that tells of names and speakers."""

    _database: Engine

    def names(self, after: int = 0) -> tuple[list[str], list[str]]:
        """Names that a change after a given one touched: those that are there, and those that are no more."""
        with self._database.read() as connection:
            return names.select_names(connection, after)

    def is_person(self, name: str) -> bool:
        """Whether some passage takes a name for a person's."""
        with self._database.read() as connection:
            return names.is_person(connection, name)

    def names_titled(self, titles: Iterable[str]) -> list[str]:
        """Names that stand before one of these titles somewhere."""
        with self._database.read() as connection:
            return names.select_titled(connection, titles)

    def count_naming(self, named: Iterable[str]) -> int:
        """In how many passages any of these names stands."""
        with self._database.read() as connection:
            return names.count_naming(connection, named)

    def texts_naming(self, name: str, limit: int) -> list[str]:
        """Passages in which a name stands."""
        with self._database.read() as connection:
            return names.select_texts(connection, name, limit)

    def passages_naming(self, named: Iterable[str], limit: int) -> list[int]:
        """Numbers of passages in which any of these names stands, the newest stored first."""
        with self._database.read() as connection:
            return names.select_passages(connection, named, limit)

    def items_naming(self, named: Iterable[str]) -> set[str]:
        """Ids of items that mention any of these names."""
        with self._database.read() as connection:
            return names.select_items_naming(connection, named)

    def items_speaking(self, named: Iterable[str]) -> set[str]:
        """Ids of items in which somebody of these names speaks."""
        with self._database.read() as connection:
            return speakers.select_speaking(connection, named)

    def utterances(self, found: Mapping[str, FeedItem]) -> dict[str, list[Utterance]]:
        """What is said in items, by item id."""
        with self._database.read() as connection:
            return utterances.select_utterances(connection, found)

    def speaking(
        self, forms: Iterable[tuple[str, str]], filters: Filters | None = None, acts: frozenset[Act] | None = None
    ) -> tuple[list[int], list[int]]:
        """Numbers of the passages in which these speakers speak; see ``utterances.select_speaking``."""
        with self._database.read() as connection:
            return utterances.select_speaking(connection, forms, filters or Filters(), acts)

    def voices(self, numbers: Iterable[int]) -> dict[int, list[Voice]]:
        """Who speaks in passages, by passage number; an empty list where nobody is named."""
        with self._database.read() as connection:
            return utterances.select_voices(connection, numbers)

    def count_statements(self, forms: Iterable[tuple[str, str]]) -> int:
        """How many passages hold words of these speakers."""
        with self._database.read() as connection:
            return utterances.count_statements(connection, forms)

    def speaker_forms(self, after: int = 0) -> tuple[list[SpeakerForm], list[tuple[str, str]]]:
        """Forms that a change after a given one touched: those that speak, and the keys of those that do no more."""
        with self._database.read() as connection:
            return speakers.select_forms(connection, after)
