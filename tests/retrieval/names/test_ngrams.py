"""Runs of sounds by which names are found."""

from embeddings.transliteration import Transliterator
from retrieval.names.forms import Part
from retrieval.names.ngrams import NUMBERS, question_ngrams, row_ngrams

KANA, LATIN = Part("ウォルツ", is_kana=True), Part("waltz", is_kana=False)


def asked(part: Part) -> dict[int, float]:
    model = Transliterator.bundled()
    speller = model.to_latin if part.is_kana else model.to_kana
    return question_ngrams(part, speller.guesses(speller.read_lately([part.text])))


def shared(part: Part, row: Part) -> float:
    wanted = asked(part)
    return sum(wanted.get(number, 0.0) for number in row_ngrams(row))


def test_a_rows_runs_are_ascending_numbers_each_once() -> None:
    for part in (KANA, LATIN, Part("", is_kana=False)):
        found = row_ngrams(part)
        assert list(found) == sorted(set(found))
        assert all(0 <= number < NUMBERS for number in found)


def test_a_name_shares_most_with_itself_in_either_script() -> None:
    for question in (KANA, LATIN):
        for other in (Part("トランプ", is_kana=True), Part("zelensky", is_kana=False)):
            assert shared(question, KANA) > 2 * shared(question, other)
            assert shared(question, LATIN) > 2 * shared(question, other)
