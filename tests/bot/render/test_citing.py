"""Citations in the terminal."""

import json

from bot.render.citing import cited_part
from retrieval import find_utterances
from tests.bot.terminal import onrecord
from tests.conftest import MakeItem


def test_a_part_is_of_whoever_alone_speaks_in_it(make_item: MakeItem) -> None:
    item = make_item("Ida Soren said the quay would open. Runa Dahl said it would not.")
    utterances = find_utterances(item)
    one, both = cited_part(item, utterances, (0, 35)), cited_part(item, utterances, (0, len(item.text)))
    assert (one.speaker and one.speaker.name, one.kind) == ("Ida Soren", "indirect")
    assert (both.speaker, both.kind, len(both.utterances)) == (None, "context", 2)


def test_answers_and_items_are_cited(db: str) -> None:
    asked = ("ask", "what did Waltz say?", "--limit", "2", "--db", db)
    quoted = onrecord(*asked, "--cite", "markdown")
    assert (quoted.returncode, quoted.stdout.count("> "), quoted.stderr) == (0, 2, "")
    assert onrecord(*asked, "--cite", "bibtex").stdout.startswith("@")
    onrecord(*asked)
    (cited,) = json.loads(onrecord("show", "2", "--cite", "csl-json", "--db", db).stdout)
    assert cited["URL"] == "https://t.co/sample0004"
    nothing = onrecord("ask", "what did Starmer say?", "--cite", "bibtex", "--db", db)
    assert (nothing.returncode, nothing.stdout) == (1, "Nobody called Starmer is named in this feed.\n")
