"""Tokens as numbers, and scores that are those of the lexical index."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from retrieval._index.local.lexical import LEVELS, Clause, Term
from retrieval._index.local.lexical_folder import LexicalFolder
from retrieval._index.milvus.terms import (
    MOST_CODES,
    NOWHERE,
    code,
    codes_of,
    number_of,
    numbers_in,
    place_of,
    sparse,
    token_number,
    voice_number,
    voices_of,
    weighed,
)
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow, Voice

NO_VECTORS = np.zeros((0, 4), dtype=np.float32)
WORDS = "橋 港 市 町 村 川 山 海 森 空 雨 雪".split()


def row(number: int, words: str) -> IndexRow:
    return IndexRow(number, f"item{number}", "h", 739000, words, words, NO_VECTORS)


def test_numbers_are_those_of_the_token_and_its_field() -> None:
    assert token_number("words", "橋") == token_number("words", "橋") != token_number("grams", "橋")
    assert token_number("words", "New York") == token_number("words", "NewYork")
    assert number_of("source", "橋") != token_number("words", "橋")
    assert number_of("source", "\udc80") >= 0
    # A code is one of Milvus's signed integers of 64 bits, a place one of its 32.
    assert 0 <= code(2**60 - 1, len(LEVELS) - 1) < 2**63
    assert 1 <= place_of(2**60 - 1) < 2**32 - 1
    assert place_of(0) != NOWHERE


def test_a_passage_as_codes() -> None:
    codes = codes_of(row(1, "橋 橋 港"))
    assert {token_number("words", "橋"), token_number("words", "港")} < numbers_in(codes)
    assert len(codes) == len(set(codes)) == len(numbers_in(codes))
    vector = sparse(codes)
    assert vector[place_of(token_number("words", "橋"))] > vector[place_of(token_number("words", "港"))]
    assert sparse([]) == {NOWHERE: 1.0}
    assert len(codes_of(row(1, " ".join(map(str, range(9_000)))))) == MOST_CODES


def test_tokens_that_share_a_place_take_the_greater() -> None:
    number = token_number("words", "橋")
    other = number ^ 0
    assert sparse([code(number, 1), code(other, 4)]) == {place_of(number): LEVELS[4]}


def test_the_number_of_a_token_that_nobody_has_weighs_nothing() -> None:
    found = weighed([[Term("words", "空")], []], {}, 10)
    assert found.clauses == ()
    assert found.bound == {}


@pytest.mark.parametrize("seed", range(3))
def test_scores_are_those_of_the_lexical_index_and_never_above_the_product(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    rows = [row(n, " ".join(dice.choices(WORDS, k=dice.randint(1, 40)))) for n in range(1, 200)]
    index = LexicalFolder(tmp_path, version="1", knows=lambda _: True).open()
    index = index.apply(Changes(Mark(1, 1), added=tuple(one.passage_id for one in rows)), rows)
    query: list[Clause] = [
        [Term("words", "橋", 1.0), Term("words", "港", 0.4), Term("grams", "橋 ", 0.3)],
        [Term("words", dice.choice(WORDS), 0.7)],
        [Term("words", "橋", 0.001)],
        [Term("words", "無い")],
    ]
    numbers = {token_number(term.field, term.token): term for clause in query for term in clause}
    counted = {number: index.document_frequency(term.field, term.token) for number, term in numbers.items()}
    found = weighed(query, counted, len(index))
    expected = dict(index.search(query, 1000))
    for one in rows:
        codes = codes_of(one)
        score = found.score(codes)
        assert score == expected.get(one.passage_id, 0.0)
        product = sum(weight * found.bound.get(place, 0.0) for place, weight in sparse(codes).items())
        assert product >= score * (1 - 1e-9)


def test_who_speaks_as_numbers() -> None:
    mayor, former = ("ソレン", "市長"), ("ソレン", "前市長")
    spoken = replace(row(1, "橋"), voices=(Voice(mayor, "denial"), Voice(mayor, "question"), Voice(former, "denial")))
    assert voices_of(row(1, "橋")) == []
    wanted = {voice_number(mayor), voice_number(former), voice_number(mayor, "question")}
    wanted |= {voice_number(mayor, "denial"), voice_number(former, "denial")}
    assert voices_of(spoken) == sorted(wanted)
    assert len(wanted) == 5
    assert voice_number(("a", "b")) != voice_number(("ab", "")) != voice_number(("", "ab"))
    assert all(0 <= number < 2**60 for number in wanted)
