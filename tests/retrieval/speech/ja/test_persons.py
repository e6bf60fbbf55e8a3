"""Persons by the evidence of all of a text."""

import pytest

from retrieval.speech.ja.persons import persons_in, with_persons
from retrieval.speech.mentions import find_mentions, places_in
from retrieval.text.analyzer import Analyzer


def persons(text: str) -> frozenset[str]:
    analyzer = Analyzer()
    return persons_in(text, find_mentions(text, analyzer), analyzer.morphemes(text), places_in(text))


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("クック氏が来た。クックは話した。", {"クック"}, set()),
        ("ミカ・ソレンは来た。ソレンは話した。", {"ミカ・ソレン", "ミカ", "ソレン"}, set()),
        ("ミカ ソレン氏は来た。", {"ミカ ソレン", "ソレン"}, set()),
        ("ジェーン・ペイン デジタル相は話した。", {"ジェーン・ペイン", "ペイン"}, {"デジタル"}),
        ("ハーバー・ユナイテッドは勝った。", set(), {"ハーバー・ユナイテッド"}),
        ("カナダ政府は発表した。カナダは広い。", set(), {"カナダ"}),
        ("ラウル（34）が走った。", {"ラウル"}, set()),
        ("西村大輔さんが来た。西村は話した。", {"西村"}, set()),
    ],
)
def test_what_shows_a_person(text: str, known: set[str], unknown: set[str]) -> None:
    found = persons(text)
    assert known <= found
    assert not unknown & found


def test_a_bare_name_is_a_mention_where_it_stands() -> None:
    text = "西村大輔さんが来た。西村は話した。"
    analyzer = Analyzer()
    mentions = find_mentions(text, analyzer)
    found = with_persons(text, mentions, analyzer.morphemes(text), persons(text))
    assert [(text[one.start : one.end], one.is_person) for one in found] == [("西村大輔", True), ("西村", True)]
