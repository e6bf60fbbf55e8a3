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
    assert f"id: {item.id}\n\n{item.text}\n\n– " in shown.stdout
    as_json = json.loads(onrecord("show", item.id, "--json", "--db", db).stdout)
    utterances, (part,) = as_json.pop("utterances"), as_json.pop("parts")
    assert as_json == {**item.model_dump(mode="json"), "url": item.url}
    assert part == {"text": item.text, "start": 0, "end": len(item.text)}
    assert all(item.text[one["start"] : one["end"]] == one["text"] for one in utterances)
    assert utterances


def test_an_item_that_is_not_there(db: str) -> None:
    shown = onrecord("show", "nothing", "--db", db)
    assert (shown.returncode, shown.stdout) == (1, "")
    assert "no item 'nothing'" in shown.stderr


def test_the_number_in_the_last_answer_is_that_item_with_the_sentences_around(db: str) -> None:
    asked = onrecord("ask", "what did Waltz say?", "--limit", "2", "--db", db)
    link = asked.stdout.split()[-1]
    shown = onrecord("show", "2", "--around", "0", "--db", db)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert f"link: {link}" in shown.stdout
    passage = asked.stdout.splitlines()[-2].strip()
    assert f"[…]\n{passage}\n[…]\n" in shown.stdout
    (part,) = json.loads(onrecord("show", link, "--around", "9", "--json", "--db", db).stdout)["parts"]
    assert passage in part["text"]
    nothing = onrecord("show", "3", "--db", db)
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "only 1 to 2" in nothing.stderr


def test_what_is_unknown_is_told_with_the_nearest(db: str) -> None:
    shown = onrecord("show", "https://t.co/sample0099", "--json", "--db", db)
    assert (shown.returncode, shown.stdout) == (1, "")
    assert "The nearest:\n  " in shown.stderr
