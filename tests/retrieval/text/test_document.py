"""A text analysed once, and what its readers get of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import read_feed
from retrieval.ingest.annotate import annotate
from retrieval.text.analyzer import Analyzer
from retrieval.text.document import Document
from retrieval.text.sentences import sentence_spans
from tests.conftest import MakeItem
from tests.retrieval.test_retriever import SAMPLE

TEXT = "港の話題\nソレン市長は「港はもう安全だ」と述べた。船は来月に来る。ＮＡＴＯの\ud800会議は３日。\n橋を渡った。"
MOST_READ = 1.2
"""Characters the dictionary may be handed for one character of a text."""


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_stretch_is_a_part_of_the_whole_or_is_not_told(start: int, end: int) -> None:
    document = Document.of(TEXT, "ja", Analyzer())
    stretch = TEXT[start:end]
    words = document.words_of(stretch)
    cuts = {word.begin for word in document.morphemes} | {len(TEXT)}
    if words is None:
        places = [place for place in range(len(TEXT)) if stretch and TEXT.startswith(stretch, place)]
        assert not any({place, place + len(stretch)} <= cuts for place in places)
    else:
        assert "".join(word.surface for word in words) == stretch
        assert all(stretch[word.begin : word.end] == word.surface for word in words)


@pytest.mark.parametrize("sentence", [TEXT[slice(*span)] for span in sentence_spans(TEXT, "ja")], ids=ascii)
def test_a_sentence_has_the_words_that_it_has_alone(sentence: str) -> None:
    found = Document.of(TEXT, "ja", Analyzer()).words_of(sentence)
    alone = Analyzer().read(sentence)
    assert found is not None
    assert [(word.surface, word.begin) for word in found] == [(word.surface, word.begin) for word in alone]


def test_a_stretch_of_a_word_is_not_told_and_is_read_alone() -> None:
    analyzer = Analyzer()
    document = Document.of("市長は述べた。", "ja", analyzer)
    assert document.words_of("長は") is None
    assert document.words_of("道") is None
    assert document.words_of("") is None
    assert [word.surface for word in analyzer.morphemes("長は")] == ["長", "は"]


def test_a_stretch_that_cuts_a_word_at_first_is_looked_for_further_on() -> None:
    document = Document.of("新市長と市の話。市の予算。", "ja", Analyzer())
    words = document.words_of("市の")
    assert words is not None
    assert [word.surface for word in words] == ["市", "の"]


def test_the_dictionary_reads_a_document_once() -> None:
    analyzer = Analyzer()
    Document.of(TEXT, "ja", analyzer)
    for span in sentence_spans(TEXT, "ja"):
        analyzer.morphemes(TEXT[slice(*span)])
    assert analyzer.characters_read == len(TEXT)


def test_annotating_hands_the_dictionary_each_character_about_once(make_item: MakeItem) -> None:
    items = [item for item in read_feed(SAMPLE) if item.lang == "ja"]
    items.append(make_item("長い記事\n" + "\n".join(f"{item.text}。第{n}部。" for n, item in enumerate(items))))
    for item in items:
        analyzer = Analyzer()
        assert not annotate(item, analyzer).problem
        assert 0 < analyzer.characters_read <= MOST_READ * len(item.text), item.headline


def test_an_english_item_needs_no_dictionary(make_item: MakeItem) -> None:
    analyzer = Analyzer()
    assert annotate(make_item("Quay news\nMayor Runa Dahl said the quay would reopen."), analyzer).utterances
    assert analyzer.characters_read == 0
