"""Histories: a sequence of versions."""

from datetime import UTC, datetime

from retrieval.types import History, Removal, Version
from tests.conftest import MakeItem

SEEN = datetime(2025, 3, 1, tzinfo=UTC)


def test_a_history_is_a_sequence(make_item: MakeItem) -> None:
    item = make_item("Quay")
    versions = (Version(item=item, seen=SEEN, replaced=SEEN), Version(item=item, seen=SEEN))
    history = History(versions, Removal(item=item, removed=SEEN))
    assert (tuple(history), history[-1], history[:1], len(history)) == (versions, versions[1], versions[:1], 2)
    assert (history.is_removed, History().is_removed, list(History())) == (True, False, [])
    assert Version.model_validate_json(versions[0].model_dump_json()) == versions[0]
