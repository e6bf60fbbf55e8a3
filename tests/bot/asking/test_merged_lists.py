"""Lists of two indexes as one."""

from datetime import date

from bot.asking.merged_lists import merged_choices, merged_sources, merged_speakers
from retrieval import Choice, SourceInfo, SpeakerInfo

FIRST, LAST = date(2025, 3, 1), date(2025, 3, 9)


def source(handle: str, items: int, first: date = FIRST, last: date = LAST) -> SourceInfo:
    return SourceInfo(handle=handle, source=handle.title(), items=items, first=first, last=last)


def speaker(name: str, statements: int, role: str = "", others: tuple[str, ...] = ()) -> SpeakerInfo:
    return SpeakerInfo(name=name, role=role, others=others, statements=statements, first=FIRST, last=LAST, uncertain=1)


def test_sources_of_both_are_counted_together() -> None:
    later = source("HarborWire", 3, date(2025, 3, 5), date(2025, 3, 20))
    merged = merged_sources([source("harborwire", 2), source("mihon", 4)], [later])
    assert [(one.handle, one.items, one.first, one.last) for one in merged] == [
        ("HarborWire", 5, FIRST, date(2025, 3, 20)),
        ("mihon", 4, FIRST, LAST),
    ]
    assert merged_sources([], []) == []


def test_speakers_are_one_by_a_spelling_and_a_role() -> None:
    common = [speaker("ソレン", 5, "市長", ("Ida Soren",)), speaker("Mika Norden", 2, "Captain")]
    own = [speaker("Ida Soren", 9, "市長"), speaker("Mika Norden", 1, "Mayor")]
    merged = merged_speakers(common, own)
    assert [(one.name, one.role, one.others, one.statements, one.uncertain) for one in merged] == [
        ("Ida Soren", "市長", ("ソレン",), 14, 2),
        ("Mika Norden", "Captain", (), 2, 1),
        ("Mika Norden", "Mayor", (), 1, 1),
    ]


def test_choices_take_turns_and_none_stands_twice() -> None:
    common = [Choice(label=f"A{n}", value=f"a{n}") for n in range(30)]
    own = [Choice(label="A0", value="other"), Choice(label="B", value="a1"), Choice(label="C", value="c")]
    merged = merged_choices(common, own)
    assert len(merged) == 25
    assert [one.label for one in merged[:4]] == ["A0", "A1", "A2", "C"]
    assert merged_choices([], own) == own
