"""``onrecord show``."""

import json
from pathlib import Path

from retrieval import Retriever
from tests.bot.terminal import onrecord


def test_an_item_is_shown(db: str) -> None:
    with Retriever.open(Path(db)) as retriever:
        item = next(retriever.items())
    shown = onrecord("show", item.id, "--db", db)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.endswith(f"id: {item.id}\n\n{item.text}\n")
    as_json = json.loads(onrecord("show", item.id, "--json", "--db", db).stdout)
    assert as_json == {**item.model_dump(mode="json"), "url": item.url}


def test_an_item_that_is_not_there(db: str) -> None:
    shown = onrecord("show", "nothing", "--db", db)
    assert (shown.returncode, shown.stdout) == (1, "")
    assert "no item 'nothing'" in shown.stderr
