"""Results as text."""

import pytest

from bot.mcp.telling import answer_text, item_text, quoted, sources_text, speakers_text
from retrieval import Retriever
from retrieval.language import Language
from tests.bot.mcp.talking import HOSTILE


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_answer_has_the_words_and_where_they_are_from(retriever: Retriever, language: Language) -> None:
    found = retriever.ask("what did Soren say about the port?", language=language)
    lines = answer_text(found, language, "NOTE").split("\n")
    hit = found.hits[0]
    assert lines[0] == found.message
    assert f"> {hit.passage.text}" in lines
    assert f"> {hit.utterances[0].text}" in lines
    assert {"en": f"link: {hit.item.url}", "ja": f"リンク: {hit.item.url}"}[language] in lines
    assert {"en": f"item: {hit.item.id}", "ja": f"記事: {hit.item.id}"}[language] in lines
    assert any({"en": "denied", "ja": "否定"}[language] in line for line in lines)
    assert lines[-1] == "NOTE"


def test_what_may_be_meant_instead_are_arguments(retriever: Retriever) -> None:
    found = retriever.ask("what did Norden say?")
    text = answer_text(found, "en", "NOTE")
    assert "recognised as speaking:" in text
    assert '{"question": ' in text


def test_parts_of_an_item_are_told_as_such(retriever: Retriever) -> None:
    (hit,) = retriever.ask("what did Vell say?").hits
    text = item_text(hit.item, hit.utterances, [(9, 17)], "en", "NOTE")
    assert "\n[…]\n> Tam Vell\n[…]\n" in text
    assert "Harbor" in text.split("\n")[0]


def test_every_line_of_a_text_is_marked_however_it_is_broken() -> None:
    marked = quoted(HOSTILE + "\r\nx\x0by\x85z")
    assert all(line.startswith("> ") for line in marked.split("\n"))
    assert len(marked.splitlines()) == len(marked.split("\n"))


def test_lists_are_lines(retriever: Retriever) -> None:
    assert "- 見本新聞 @mihon: 2, 2025-03-02 – 2025-03-03" in sources_text("Sources:", retriever.sources())
    rows = speakers_text("Speakers:", retriever.speakers()).split("\n")
    assert rows[0] == "Speakers:"
    assert len(rows) == 1 + len(retriever.speakers())
