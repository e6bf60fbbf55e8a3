"""Candidates by sounds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.transliteration import Transliterator
from retrieval.names.forms import forms
from retrieval.names.ngrams import NUMBERS, question_ngrams
from retrieval.names.rows import Rows
from retrieval.names.table import NameTable

MODEL = Transliterator.bundled()
NAMES = ("ウォルツ", "ルビオ", "トランプ", "waltz")
TABLE = NameTable.made(NAMES)
NONE = np.zeros(0, dtype=np.int64)
MANY = [
    a + b + c for a in ("ソ", "ケル", "ミ", "トラ") for b in ("レ", "ダ", "リュー") for c in ("ン", "フ", "ルツ", "")
]


def ngrams(text: str) -> dict[int, float]:
    part = forms(text)[0].whole
    speller = MODEL.to_latin if part.is_kana else MODEL.to_kana
    return question_ngrams(part, speller.guesses(speller.read_lately([part.text])))


def nearest(rows: Rows, text: str, limit: int) -> list[int]:
    return rows.nearest(ngrams(text), limit)[0].tolist()


def test_the_same_name_comes_first_in_either_script() -> None:
    rows = Rows([TABLE], NONE)
    assert set(nearest(rows, "waltz", 2)) == {0, 3}
    assert set(nearest(rows, "ウォルツ", 2)) == {0, 3}
    assert nearest(rows, "rubio", 1) == [1]


def test_spellings_are_those_of_the_speller_that_writes_them() -> None:
    rows = Rows([TABLE, NameTable.made(["ケルダ"])], NONE)
    kana = np.array([0, 1, 2, 4])
    assert rows.is_kana(np.arange(5)).tolist() == [True, True, True, False, True]
    assert rows.spellings(kana).tolist() == MODEL.to_kana.encode([*NAMES[:3], "ケルダ"]).tolist()
    assert rows.spellings(np.array([3])).tolist() == MODEL.to_latin.encode(["waltz"]).tolist()


def test_no_rows() -> None:
    empty = NameTable.made(())
    assert Rows([empty, empty], NONE).nearest({3: 1.0}, 5)[0].tolist() == []
    assert Rows([TABLE, empty], np.arange(4)).nearest(ngrams("waltz"), 5)[0].tolist() == []


@pytest.mark.parametrize("limit", [1, 5, 20, 100])
@pytest.mark.parametrize("text", ["soren", "ケルダ", "milyudaf", "toraruts", "Mi"])
def test_none_is_missed_by_looking_common_runs_up_later(text: str, limit: int) -> None:
    table = NameTable.made(MANY)
    question = ngrams(text)
    rarity = np.log(1 + len(MANY) / np.maximum(table.posted.sizes, 1)).astype(np.float32).astype(np.float64)
    asked = np.zeros(NUMBERS)
    asked[list(question)] = list(question.values())
    scores = np.array(
        [
            (asked * rarity**2)[g].sum() / np.sqrt((rarity[g] ** 2).sum())
            for g in map(table.ngrams.row, range(len(MANY)))
        ]
    )
    rows, found = Rows([table], NONE).nearest(question, limit)
    least = max(0.3 * scores.max(), np.sort(scores)[-min(limit, len(scores))])
    assert set(rows.tolist()) == set(np.flatnonzero(scores >= least - 1e-12).tolist())
    assert found == pytest.approx(scores[rows])


@settings(max_examples=30, deadline=None)
@given(
    st.integers(0, len(MANY)), st.sets(st.integers(0, len(MANY) - 1)), st.sampled_from(["soren", "ケルダ", "mirufu"])
)
def test_it_does_not_matter_which_table_a_row_is_in(cut: int, dead: set[int], text: str) -> None:
    gone = np.array(sorted(number for number in dead if number < cut), dtype=np.int64)
    kept = [number for number in range(len(MANY)) if number not in set(gone.tolist())]
    rows, scores = Rows([NameTable.made(MANY[:cut]), NameTable.made(MANY[cut:])], gone).nearest(ngrams(text), 7)
    alone, same = Rows([NameTable.made([MANY[number] for number in kept])], NONE).nearest(ngrams(text), 7)
    assert rows.tolist() == [kept[row] for row in alone.tolist()]
    assert scores.tolist() == same.tolist()
