"""Sources that are offered, and those that were chosen."""

from datetime import date

from bot.asking.outlets import MOST, handles_of, outlets
from retrieval import SourceInfo

DAY = date(2025, 3, 1)


def sources(*handles: str) -> list[SourceInfo]:
    return [SourceInfo(handle=one, source=one.title(), items=1, first=DAY, last=DAY) for one in handles]


def test_what_was_typed_becomes_handles_each_once() -> None:
    known = sources("mihon", "harborwire")
    assert handles_of(["@Mihon", "Harborwire", "mihon", "nobody"], known) == ("mihon", "harborwire")


def test_chosen_ones_and_carriers_come_before_those_with_most_items() -> None:
    known = sources(*(f"h{number:02}" for number in range(40)))
    offered = [one.handle for one in outlets(known, ["h39"], ["h38", "H37"])]
    assert len(offered) == MOST
    assert offered == [*(f"h{number:02}" for number in range(MOST - 3)), "h37", "h38", "h39"]


def test_where_there_is_nothing_to_choose_between_nothing_is_offered() -> None:
    assert outlets(sources("mihon"), [], []) == ()
    assert outlets(sources("mihon", "x" * 120), [], []) == ()
    assert outlets([], [], []) == ()
