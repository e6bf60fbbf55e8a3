"""Which source a person means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import SourceInfo
from retrieval.people.completion_sources import SourceCompletion, SourceMeant, complete_sources, source_of

DAY = date(2025, 3, 1)
SOURCES = [
    SourceInfo(handle=handle, source=source, items=1, first=DAY, last=DAY)
    for handle, source in (
        ("harborwire", "Harbor Wire"),
        ("mihon_tv", "みほんテレビ"),
        ("mihon", "見本新聞"),
        ("CoteDOr", "Journal de la Côte"),
        ("port_daily", "Harbor Daily"),
        ("twin1", "Twin"),
        ("twin2", "Twin"),
        ("long", "L" * 300),
    )
]


@pytest.mark.parametrize(
    ("typed", "handle"),
    [
        ("harb", "harborwire"),
        ("wire", "harborwire"),
        ("@HARBORW", "harborwire"),
        ("ｈａｒｂｏｒ　ｗ", "harborwire"),
        ("みほんﾃﾚ", "mihon_tv"),
        ("ミホンテレビ", "mihon_tv"),
        ("mihon", "mihon_tv"),
        ("見本", "mihon"),
        ("新聞", "mihon"),
        ("cote", "CoteDOr"),
        ("côte", "CoteDOr"),
        ("journal", "CoteDOr"),
        ("daily", "port_daily"),
        ("aily", "port_daily"),
    ],
)
def test_any_part_of_the_name_or_the_handle_finds_a_source(typed: str, handle: str) -> None:
    assert handle in [choice.value for choice in complete_sources(SOURCES, typed)]


def test_the_beginning_comes_before_a_part_and_nothing_typed_gives_all() -> None:
    ports = [SOURCES[0].model_copy(update={"handle": one, "source": one}) for one in ("seaport", "x_port", "port_y")]
    assert [choice.value for choice in complete_sources(ports, "port")] == ["port_y", "x_port", "seaport"]
    assert len(complete_sources(SOURCES, " ")) == len(SOURCES)
    assert len(complete_sources(SOURCES, "", 2)) == 2
    assert complete_sources(SOURCES, "harb")[0].label == "Harbor Wire (@harborwire)"
    assert [complete_sources(SOURCES, typed) for typed in ("quimby", "🎌", "\x00")] == [[], [], []]


@pytest.mark.parametrize(
    "typed",
    [
        "Harbor Wire (@harborwire)",
        "harbor wire",
        "@HarborWire",
        "ＨＡＲＢＯＲＷＩＲＥ",
        " Harbor  Wire ",
        "Other (@harborwire)",
    ],
)
def test_what_is_typed_instead_of_picked_is_understood(typed: str) -> None:
    assert source_of(typed, SOURCES) == SourceMeant("harborwire")


@pytest.mark.parametrize(
    ("typed", "handle"),
    [("みほんﾃﾚﾋﾞ", "mihon_tv"), ("見本新聞", "mihon"), ("journal de la cote", "CoteDOr"), ("mihon", "mihon")],
)
def test_width_accents_and_kana_make_no_difference(typed: str, handle: str) -> None:
    assert source_of(typed, SOURCES).handle == handle


def test_what_is_none_is_told_with_the_nearest() -> None:
    assert source_of("Harbor", SOURCES) == SourceMeant(
        None, ("Harbor Wire (@harborwire)", "Harbor Daily (@port_daily)")
    )
    assert source_of("Habor Wire", SOURCES).nearest[0] == "Harbor Wire (@harborwire)"
    assert source_of("twin", SOURCES) == SourceMeant(None, ("Twin (@twin1)", "Twin (@twin2)"))
    assert source_of("zzz", SOURCES) == SourceMeant(None)


@given(typed=st.text(st.characters(), max_size=300))
def test_any_text_is_harmless(typed: str) -> None:
    for choice in complete_sources(SOURCES, typed):
        assert 1 <= len(choice.label) <= 100
    source_of(typed, SOURCES)


def test_each_of_many_sources_is_found_once_and_in_its_place() -> None:
    many = [SourceInfo(handle=f"h{n}port", source=f"Port {n} Port", items=1, first=DAY, last=DAY) for n in range(300)]
    completion = SourceCompletion(many)
    assert [one.value for one in completion.complete("port", 100)] == [f"h{n}port" for n in range(100)]
    assert [one.value for one in completion.complete("299")] == ["h299port"]
    assert len(completion.complete("h", 1_000)) == 300
    assert completion.complete("port", 0) == []
    # Where one key ends and another begins is nothing that can be typed.
    assert completion.complete("port\n1h0") == []


def test_without_sources_nothing_is_found() -> None:
    assert SourceCompletion(()).complete("") == SourceCompletion(()).complete("port") == []
