"""Items of a record that are looked up without a search: the newest, those of an address, the beginning of each."""

from collections.abc import Iterable, Sequence

from retrieval._storage import items, meant, passages, removals, vectors
from retrieval._storage.came import Came, count_forms, count_sources, select_statement
from retrieval._storage.engine import Connection, Engine
from retrieval._storage.items import Publication
from retrieval.types import FeedItem, IndexState, Passage


class Lookups:
    """The part of a record that looks items up."""

    _database: Engine

    def latest(self, handle_keys: Sequence[str], count: int) -> list[Publication]:
        """The newest items of some sources, or of all, and some more; see ``items.select_latest``."""
        with self._database.read() as connection:
            return items.select_latest(connection, handle_keys, count)

    def came(self, stretch: Came) -> tuple[list[tuple[str, str, int]], dict[tuple[str, str], int]]:
        """What came in a time: items by source, and statements by the name and role of who makes them."""
        with self._database.read() as connection:
            return count_sources(connection, stretch), count_forms(connection, stretch)

    def statement(
        self, stretch: Came, forms: Iterable[tuple[str, str]], fitting: tuple[int, int]
    ) -> tuple[str, int] | None:
        """One statement of what came by one of some forms; see ``came.select_statement``."""
        with self._database.read() as connection:
            return select_statement(connection, stretch, forms, fitting)

    def heads(self, item_ids: Iterable[str]) -> dict[str, Passage]:
        """The first passage of each item; items that are not there are left out."""
        with self._database.read() as connection:
            return passages.select_heads(connection, item_ids)

    def linked(self, urls: Iterable[str], handle_keys: Sequence[str] = ()) -> list[FeedItem]:
        """Items of some sources, or of all, whose own link is one of some addresses; some hundred at most."""
        with self._database.read() as connection:
            return list(items.select_items(connection, items.select_linked(connection, urls, handle_keys)).values())

    def meant(self, text: str, limit: int) -> list[FeedItem]:
        """Items that a text means; see ``meant.select_meant``."""
        with self._database.read() as connection:
            return self._in_order(connection, meant.select_meant(connection, text, "items", limit))

    def meant_removed(self, text: str, limit: int) -> list[FeedItem]:
        """Items that were taken away and that a text means."""
        with self._database.read() as connection:
            found = meant.select_meant(connection, text, "removals", limit)
            return [one.item for item_id in found if (one := removals.find_removal(connection, item_id))]

    def nearest(self, text: str, limit: int) -> list[FeedItem]:
        """Items whose id or link begins most like a text."""
        with self._database.read() as connection:
            return self._in_order(connection, meant.select_nearest(connection, text, limit))

    def state(self, annotation_version: int, model_id: str) -> IndexState:
        """What is stored beside what ``stats`` counts, and what waits to be done."""
        with self._database.read() as connection:
            return IndexState(
                statements=meant.count_statements(connection),
                languages=meant.count_languages(connection),
                removed=meant.count_removed(connection),
                outdated=items.count_outdated(connection, annotation_version),
                unembedded=vectors.count_unembedded(connection, model_id),
            )

    def _in_order(self, connection: Connection, item_ids: list[str]) -> list[FeedItem]:
        found = items.select_items(connection, item_ids)
        return [found[item_id] for item_id in item_ids if item_id in found]
