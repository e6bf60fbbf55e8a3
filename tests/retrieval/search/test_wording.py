"""Statements in one spelling."""

from datetime import date

import pytest

from retrieval.search.wording import wording_of

_DAY = date(2025, 2, 20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市長は橋の工事を来月に始めると述べた。", "市長は、橋の工事を来月始めると語りました"),
        ("役所は工事を行いません。", "役所は工事を行わない"),
        ("船は残りました", "船は残った。"),
        ("彼は手紙を書きました", "彼は手紙を書いた"),
        ("港を開放します", "港を開放する"),
        ("市は話しません", "市は話さない"),
        ("橋は安全です", "橋は安全だ"),
        ("ケルダ氏が港を訪れた", "ケルダさんが港を訪れた"),
        ("ヴェルナーのコンピューター計画", "ベルナー・コンピュータ計画"),
        ("費用は30億円", "費用は三十億円"),
        ("【速報】橋が開いた https://t.co/a1", "橋が開いた"),
        ("橋が開いた。(ロイター)", "橋が開いた"),
        ("金曜日に開く", "金曜に開く"),
        ("来月開く", "来月に開く"),
        ("昨年の売り上げ", "2024年の売り上げ"),
        ("The council won’t raise fares.", "the council will not raise the fares"),
        ("Dahl told reporters that the yard is open", "Dahl said the yard was open"),
        ("The U.S. port opens on Feb. 20th", "The US port opens 20 February"),
        ("It opens on Fri.", "It opens Friday"),
        ("Mr. Dahl sold twelve boats", "Dahl sold 12 boats"),
        ("RT @bay: The bridge opens", "The bridge opens"),
        ("The bridge opens — Reuters", "The bridge opens"),
        ("It cost $3 billion", "It cost $3,000,000,000"),
    ],
)
def test_what_reprints_change_is_gone(one: str, other: str) -> None:
    assert wording_of(one, _DAY).text == wording_of(other, _DAY).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("工事を開始した", "工事を開始する"),
        ("船は残る", "船は残す"),
        ("赤組が青組に勝った", "赤組に青組が勝った"),
        ("町から港へ運ぶ", "町へ港から運ぶ"),
        ("橋は安全か?", "橋は安全"),
        ("気温は-3度", "気温は3度"),
        ("費用は3.5万円", "費用は35万円"),
        ("1.5倍", "15倍"),
        ("橋の計画 ○", "橋の計画 ×"),
        ("株価📈", "株価📉"),
        ("👍", "👎"),
        ("एक की", "एक का"),
        ("The yard is open", "The yard was open"),
        ("It may open", "It will open"),
        ("It opens in May", "It opens in March"),
        ("Few came", "A few came"),
        ("Reds beat Blues", "Blues beat Reds"),
        ("They ferry us", "They ferry U.S."),
        ("Will the bridge open?", "Will the bridge open"),
        ("1 2", "12"),
        ("The bridge opens (plan A)", "The bridge opens (plan B)"),
    ],
)
def test_what_tells_statements_apart_stays(one: str, other: str) -> None:
    assert wording_of(one, _DAY).text != wording_of(other, _DAY).text


@pytest.mark.parametrize(
    "text", ["The port closes tomorrow", "港は明日閉まる", "来週、港を閉める", "it opens next month"]
)
def test_a_relative_day_is_the_day_meant(text: str) -> None:
    assert wording_of(text, _DAY).text != wording_of(text, date(2025, 4, 3)).text


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("text", ["yesterday", "tomorrow", "再来週", "先週", "先月", "来年"])
def test_the_calendars_ends_are_days_too(text: str, day: date) -> None:
    assert wording_of(text, day).text


def test_the_same_day_is_one_by_whichever_word() -> None:
    assert wording_of("港は明日閉まる", _DAY).text == wording_of("港は今日閉まる", date(2025, 2, 21)).text


@pytest.mark.parametrize(
    "text", ["橋は来月…", "The bridge will…", "The bridge will...", "「橋は来月…」", "橋は… https://t.co/a1"]
)
def test_an_ellipsis_trims(text: str) -> None:
    assert wording_of(text, _DAY).is_trimmed
    assert not wording_of(f"{text} 終わり。", _DAY).is_trimmed


@pytest.mark.parametrize("unit", ["ます", "a'", "は", "20 ", "「", "…", " ", "と述べ"])
def test_hostile_repetition_is_read_in_linear_time(unit: str) -> None:
    # A quadratic rule would take hours here.
    assert wording_of(unit * 100_000, _DAY)
