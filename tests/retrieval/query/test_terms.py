"""What the lexical index is asked."""

import pytest

from retrieval.query.terms import terms_for
from retrieval.text.analyzer import Analyzer


def tokens(clauses: tuple) -> list[set[str]]:
    return [{term.token for term in clause} for clause in clauses]


@pytest.mark.parametrize(
    ("topic", "token", "other"),
    [
        ("minerals", "miner", "鉱物"),
        ("ceasefire", "ceasefir", "停戦"),
        ("選挙", "選挙", "elect"),
        ("Ukraine", "ukrain", "ウクライナ"),
    ],
)
def test_a_word_comes_with_its_translations(topic: str, token: str, other: str) -> None:
    terms = terms_for(topic, {}, Analyzer())
    assert tokens(terms.words) == [{token}]
    (clause,) = tokens(terms.translated)
    assert {token, other} <= clause


def test_a_name_is_one_clause_and_is_not_translated() -> None:
    terms = terms_for("Waltz on trade", {"Waltz": ["ウォルツ", "マイク・ウォルツ"]}, Analyzer())
    name, trade = tokens(terms.translated)
    assert name == {"waltz", "ウォルツ", "マイク"}
    assert "貿易" in trade
    (surname, beside) = (
        next(term.weight for term in terms.words[0] if term.token == token) for token in ("ウォルツ", "マイク")
    )
    assert beside < surname == 1.0


def test_a_words_own_form_leads_and_its_translations_weigh_less() -> None:
    (clause,) = terms_for("war", {}, Analyzer()).translated
    assert clause[0] == ("words", "war", 1.0)
    assert all(term.weight < 1 for term in clause[1:])


def test_what_is_marked_are_the_surer_translations() -> None:
    shown = terms_for("war", {}, Analyzer()).shown
    assert {"war", "戦争"} <= shown


def test_nothing_asked() -> None:
    terms = terms_for("", {}, Analyzer())
    assert (terms.words, terms.grams, terms.translated) == ((), (), ())
