"""An item as an export has it."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from retrieval.types.exported import ExportedItem, PastVersion, Removed
from tests.conftest import MakeItem


def test_the_form_has_a_version(make_item: MakeItem) -> None:
    exported = ExportedItem(item=make_item("Quay opens."))
    assert exported.model_dump_json().startswith('{"onrecord":1,"item":')
    assert (exported.versions, exported.removed) == ((), None)
    with pytest.raises(ValidationError):
        ExportedItem.model_validate({**exported.model_dump(), "onrecord": 2})


def test_versions_and_removals_come_back(make_item: MakeItem) -> None:
    item, moment = make_item("Quay opens."), datetime(2025, 3, 1, tzinfo=UTC)
    exported = ExportedItem(
        item=item, versions=(PastVersion(item=item, seen=moment, replaced=moment),), removed=Removed(removed=moment)
    )
    assert ExportedItem.model_validate_json(exported.model_dump_json()) == exported
