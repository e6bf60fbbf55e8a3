"""Candidates by sounds."""

from embeddings.transliteration import Transliterator
from retrieval.names.forms import Part
from retrieval.names.grams import GramIndex, question_grams

MODEL = Transliterator.bundled()
ROWS = [Part(name, is_kana=True) for name in ("ウォルツ", "ルビオ", "トランプ")] + [Part("waltz", is_kana=False)]


def nearest(text: str, limit: int) -> list[str]:
    part = Part(text, is_kana=not text.isascii())
    speller = MODEL.to_latin if part.is_kana else MODEL.to_kana
    rows = GramIndex(ROWS).nearest(question_grams(part, speller.guesses(speller.read([text]))), limit)
    return [ROWS[row].text for row in rows.tolist()]


def test_the_same_name_comes_first_in_either_script() -> None:
    assert set(nearest("waltz", 2)) == {"waltz", "ウォルツ"}
    assert set(nearest("ウォルツ", 2)) == {"waltz", "ウォルツ"}
    assert nearest("rubio", 1) == ["ルビオ"]


def test_spellings_are_those_of_the_speller_that_writes_them() -> None:
    index = GramIndex(ROWS)
    kana = index.is_kana.nonzero()[0]
    assert index.spellings(kana).tolist() == MODEL.to_kana.encode([ROWS[row].text for row in kana]).tolist()
    latin = (~index.is_kana).nonzero()[0]
    assert index.spellings(latin).tolist() == MODEL.to_latin.encode(["waltz"]).tolist()


def test_no_rows() -> None:
    assert GramIndex([]).nearest({"sab": 1.0}, 5).tolist() == []
