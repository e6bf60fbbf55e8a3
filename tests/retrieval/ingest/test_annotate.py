"""Everything that is understood of an item, and what happens where nothing can be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import find_utterances
from retrieval.ingest import annotate as module
from retrieval.ingest.annotate import annotate
from retrieval.ingest.passages import segment_spans, split_passages
from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import tokenize
from tests.conftest import MakeItem

TEXT = "橋の話\nソレン市長は「橋を直す」と述べた。The mayor said that the bridge was old."


def test_an_item_is_understood_as_its_parts_are(make_item: MakeItem) -> None:
    item = make_item(TEXT)
    annotation = annotate(item, Analyzer())
    assert [entry.passage for entry in annotation.entries] == split_passages(item)
    assert list(annotation.utterances) == find_utterances(item)
    for entry in annotation.entries:
        assert entry.words.split() == tokenize(entry.passage.text, Analyzer()).words
        assert list(entry.segments) == segment_spans(entry.passage, "ja")
        assert {one.name for one in entry.mentions} == {
            one.name for one in find_mentions(entry.passage.text, Analyzer())
        }
    assert annotation.problem == ""


def test_a_state_before_a_title_is_nobody(make_item: MakeItem) -> None:
    annotation = annotate(make_item("ヴェルダニアのオルセク大統領は述べた。ヴェルダニア首相も来た。"), Analyzer())
    assert all(
        not one.is_person for entry in annotation.entries for one in entry.mentions if one.name == "ヴェルダニア"
    )


def test_what_cannot_be_analysed_is_kept_as_plain_text(make_item: MakeItem, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise RuntimeError("too much")

    monkeypatch.setattr(module, "utterances_in", fails)
    item = make_item("Bridge\n" + "The bridge is old. " * 120)
    annotation = annotate(item, Analyzer())
    assert annotation.problem == "RuntimeError: too much"
    assert annotation.utterances == ()
    for entry in annotation.entries:
        assert item.text[entry.passage.start : entry.passage.end] == entry.passage.text
        assert len(entry.passage.text) <= 1_000
        assert "bridge" in entry.words.split()
    assert "".join(entry.passage.text for entry in annotation.entries).replace(" ", "") == item.text.replace(
        "\n", ""
    ).replace(" ", "")


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_text_is_annotated(text: str) -> None:
    from datetime import UTC, datetime

    from retrieval import FeedItem

    item = FeedItem(source="s", handle="h", published=datetime(2025, 3, 1, tzinfo=UTC), headline="", text=text)
    annotation = annotate(item, Analyzer())
    assert annotation.problem == ""
    for entry in annotation.entries:
        assert item.text[entry.passage.start : entry.passage.end] == entry.passage.text
