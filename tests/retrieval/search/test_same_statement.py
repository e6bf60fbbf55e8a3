"""One statement or two."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.same_statement import (
    Fingerprint,
    StanceRow,
    Statements,
    fingerprint,
    is_same_statement,
    stance_of,
    stance_rows,
)
from retrieval.search.wording import wording_of
from retrieval.types import Act, Speaker

_DAY = date(2025, 2, 20)
_PIECES = st.sampled_from(
    [
        "市長は",
        "ソレン",
        "橋を",
        "直さない",
        "ます",
        "30億円",
        "…",
        "Dahl ",
        "will ",
        "not ",
        "May ",
        "3 ",
        "明日",
        "金曜",
        "?",
        "👍",
    ]
)
_TEXT = st.lists(_PIECES, max_size=8).map("".join) | st.text(max_size=40)
_SPEAKER = st.none() | st.builds(
    lambda name, role: Speaker(name=name, as_written=name, role=role),
    st.sampled_from(["田中", "田中一郎", "Runa Dahl", "Dahl", "ソレン・ダール", ""]),
    st.sampled_from(["", "市長", "前市長", "監督", "Mayor"]),
)
_FINGERPRINT = st.builds(
    lambda text, day, speaker, frame, act: fingerprint(text, day, speaker=speaker, frame=frame, act=act),
    _TEXT,
    st.dates(date(2025, 1, 1), date(2025, 3, 1)),
    _SPEAKER,
    st.none() | _TEXT,
    st.sampled_from(get_args(Act)),
)


def same(one: str, other: str, *, days: tuple[date, date] = (_DAY, _DAY)) -> bool:
    return is_same_statement(fingerprint(one, days[0]), fingerprint(other, days[1]))


def by(name: str, role: str = "", text: str = "港の計画に反対する", frame: str = "") -> Fingerprint:
    return fingerprint(text, _DAY, speaker=Speaker(name=name, as_written=name + role, role=role), frame=frame)


@given(_FINGERPRINT, _FINGERPRINT)
def test_it_is_symmetric(left: Fingerprint, right: Fingerprint) -> None:
    assert is_same_statement(left, right) == is_same_statement(right, left)


@given(_FINGERPRINT)
def test_it_is_reflexive(statement: Fingerprint) -> None:
    assert is_same_statement(statement, statement)


@given(st.lists(_FINGERPRINT, max_size=12))
def test_a_lookup_finds_what_comparing_each_finds(statements: list[Fingerprint]) -> None:
    seen = Statements()
    for number, statement in enumerate(statements):
        compared = {n for n, other in enumerate(statements[:number]) if is_same_statement(statement, other)}
        assert seen.carrying(statement) == compared
        seen.add(number, [statement])


@pytest.mark.parametrize("row", stance_rows(), ids=lambda row: f"{row.mark}-{row.language}-{row.pattern[:12]}")
def test_each_row_of_the_table_tells_its_example_from_the_other(row: StanceRow) -> None:
    assert row.mark in stance_of(wording_of(row.example, _DAY).text)
    assert not same(row.example, row.other)
    assert same(row.example, row.example)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dahl said the council would reopen the quay.", "Dahl said the council would not reopen the quay."),
        ("Three people died in the fire.", "Thirteen people died in the fire."),
        ("3人が死亡した。", "13人が死亡した。"),
        ("港の再開には費用が30億円かかる。", "港の再開には費用が50億円かかる。"),
        ("費用は三億円だ。", "費用は三万円だ。"),
        ("The quay opens in May.", "The quay opens in June."),
        ("The quay opens on Monday.", "The quay opens on Tuesday."),
        ("5月に運賃を上げる。", "6月に運賃を上げる。"),
        ("式典は金曜日に開く。", "式典は土曜日に開く。"),
        ("会談はケルダで開く。", "会談はノルダで開く。"),
        ("Marit Holm met Runa Dahl.", "Marit Holm met Runa Dale."),
        ("汐見知事は運賃を引き上げると述べた。", "汐見知事は運賃を引き上げないと述べた。"),
        ("汐見知事は運賃を引き上げます。", "汐見知事は運賃を引き上げません。"),
        ("議会は計画に賛成した。", "議会は計画に反対した。"),
        ("橋は来月に直す。", "橋は来月に必ず直す。"),
        ("The council will never sell the yard.", "The council will sell the yard."),
        ("The yard can't open.", "The yard can open."),
        ("Profit rose 3 percent.", "Profit fell 3 percent."),
        ("Profit rose 3 percent.", "Profit rose 3 points."),
        ("Dahl said the yard is safe.", "Dahl asked whether the yard is safe."),
        ("Storm damages marina, report 18", "Storm damages marina, report 19"),
        ("Fares rise and taxes fall.", "Fares fall and taxes rise."),
    ],
)
def test_a_doubt_keeps_two(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市長は橋の工事を来月に始めると述べた。", "市長は、橋の工事を来月に始めると語りました。"),
        ("Dahl says the council will raise the fares in May.", "Dahl said that the council would raise fares in May"),
        ("知事は三十億円を支払うと話した", "知事は30億円を支払うと述べた。(共同)"),
        (
            "The council of the island town will raise its ferry…",
            "The council of the island town will raise its ferry fares.",
        ),
        ("島の町議会は来月から工事を始めると決…", "島の町議会は来月から工事を始めると決めた。"),
    ],
)
def test_a_reprint_is_the_same(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("trimmed", "whole"),
    [
        ("汐見知事は5月に運賃を引き上げ…", "汐見知事は5月に運賃を引き上げない。"),
        ("The council will raise the ferry fares…", "The council will raise the ferry fares only if asked."),
        ("この島の港の再開には費用が3…", "この島の港の再開には費用が30円"),
        ("The council…", "The council will raise the ferry fares."),
    ],
)
def test_what_is_trimmed_may_have_turned_it_round(trimmed: str, whole: str) -> None:
    assert not same(trimmed, whole)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (by("田中", "市長"), by("田中", "監督"), False),
        (by("田中", "市長"), by("田中"), True),
        (by("田中", "市長"), by("田中一郎", "市長"), True),
        (by("田中太郎"), by("田中次郎"), False),
        (by("ソレン", "大統領"), by("ソレン", "米大統領"), True),
        (by("ソレン", "大統領"), by("ソレン", "前大統領"), False),
        (by("Runa Dahl", "President"), by("Dahl", "Vice President"), False),
        (by("Runa Dahl", "Mayor"), by("Dahl", "mayor"), True),
        (by("Runa Dahl"), by("Karin Dahl"), False),
        (by("ソレン・ダール"), by("ダール"), True),
        (by("田中"), fingerprint("港の計画に反対する", _DAY), False),
    ],
)
def test_another_speaker_makes_another_statement(left: Fingerprint, right: Fingerprint, expected: bool) -> None:
    assert is_same_statement(left, right) is expected


@pytest.mark.parametrize("frame", ["ことを否定した", "との発言を撤回した", "とは述べなかった"])
def test_what_the_speaker_does_to_the_words_counts(frame: str) -> None:
    assert not is_same_statement(by("田中", frame=frame), by("田中", frame="と述べた"))
    assert is_same_statement(by("田中", frame=frame), by("田中", frame=frame))


def test_a_denial_is_no_statement() -> None:
    words = "the bridge would close in May"
    denied, said, told = (
        by("Dahl", text=words, frame=frame) for frame in ("Dahl denied that", "Dahl said", "Dahl told")
    )
    assert not is_same_statement(denied, said)
    assert is_same_statement(said, told)


@pytest.mark.parametrize("act", ["denial", "question", "demand"])
def test_another_act_makes_another_statement(act: Act) -> None:
    words = "橋を閉じる"
    done, said = fingerprint(words, _DAY, act=act), fingerprint(words, _DAY)
    assert not is_same_statement(done, said)
    assert is_same_statement(done, fingerprint(words, _DAY, act=act))


@pytest.mark.parametrize(
    ("text", "apart", "expected"),
    [
        ("The council will not sell the yard.", 200, True),
        ("The council meets on Friday.", 3, True),
        ("The council meets on Friday.", 7, False),
        ("The council meets every Friday.", 7, True),
        ("議会は20日に開く。", 5, True),
        ("議会は20日に開く。", 30, False),
        ("議会は5月に開く。", 60, True),
        ("議会は5月に開く。", 365, False),
        ("議会は2025年5月に開く。", 365, True),
        ("議会は明日開く。", 1, False),
    ],
)
def test_the_same_text_later_is_the_same_unless_its_dates_are_others(text: str, apart: int, expected: bool) -> None:
    later = date.fromordinal(_DAY.toordinal() + apart)
    assert same(text, text, days=(_DAY, later)) is expected


def test_a_statement_that_many_texts_repeat_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Fingerprint] = []

    def counting(left: Fingerprint, right: Fingerprint) -> bool:
        compared.append(right)
        return is_same_statement(left, right)

    monkeypatch.setattr("retrieval.search.same_statement.is_same_statement", counting)
    one = fingerprint("The council will not sell the yard.", _DAY)
    seen = Statements()
    for number in range(100):
        seen.add(number, [one] * 50)
    assert seen.carrying(one) == set(range(100))
    assert len(compared) == 1
