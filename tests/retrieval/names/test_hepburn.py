"""Japanese names in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.hepburn import plain_romaji, romaji


@pytest.mark.parametrize(
    ("spellings", "usual"),
    [
        ("Ota Ōta Ôta Ohta Oota Outa", "ota"),
        ("Ohashi Ōhashi Oohashi", "ohashi"),
        ("Kono Kouno Kohno Kōno", "kono"),
        ("Ito Itoh Itō Itou", "ito"),
        ("Saito Saitoh Saitō", "saito"),
        ("Homma Honma", "honma"),
        ("Namba Nanba", "nanba"),
        ("Shoji Syoji Shōji Syouji", "shoji"),
        ("Fujita Huzita Hujita", "fujita"),
        ("Tsuchiya Tutiya", "tsuchiya"),
        ("Yuki Yuuki Yūki Yuhki", "yuki"),
        ("Ooka Ōoka Oooka", "oka"),
        ("Hattori Hatori", "hatori"),
        ("Kishi Kisi", "kishi"),
    ],
)
def test_all_ways_to_spell_a_name_are_one(spellings: str, usual: str) -> None:
    assert {plain_romaji(spelling) for spelling in spellings.split()} == {usual}


@pytest.mark.parametrize(
    ("one", "other"), [("Ono", "Onno"), ("Kono", "Konno"), ("Oda", "Ota"), ("Iida", "Ida"), ("Ito", "Itoi")]
)
def test_names_that_differ_stay_two(one: str, other: str) -> None:
    assert plain_romaji(one) != plain_romaji(other)


@pytest.mark.parametrize("word", ["Waltz", "Cooper", "Trump", "Smith", "Zhao", "Müller", "", "ウ"])
def test_other_names_are_none(word: str) -> None:
    assert plain_romaji(word) == ""


@pytest.mark.parametrize(
    ("kana", "letters"), [("オオタ", "ota"), ("コウノ", "kono"), ("トウジョウ", "tojo"), ("コンノ", "konno")]
)
def test_kana_in_letters(kana: str, letters: str) -> None:
    assert romaji(kana) == letters


@pytest.mark.parametrize("syllable", ["nna", "nya", "mma", "tta", "ssha", "tcha", "oh", "ohh", "ttsu", "kya", "shi"])
def test_a_long_word_that_is_no_name_in_the_end_is_told_at_once(syllable: str) -> None:
    assert plain_romaji(syllable * 2_000 + "x") == ""


@given(st.text(max_size=30))
def test_any_text_may_be_asked_for(text: str) -> None:
    assert plain_romaji(text).isascii()
