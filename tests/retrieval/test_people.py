"""Who is who among speakers."""

from datetime import date

from retrieval import NameIndex, Retriever, SpeakerInfo
from retrieval.people import merged, persons_meant
from tests.conftest import MakeItem

NAMES = ["ウォルツ", "マイク・ウォルツ", "ティム・ウォルズ", "ウォルズ", "Mike Waltz"]


def speaker(name: str, statements: int, day: int) -> SpeakerInfo:
    return SpeakerInfo(name=name, statements=statements, first=date(2025, 3, day), last=date(2025, 3, day))


def test_spellings_of_one_person_are_joined_and_others_are_not() -> None:
    found = [speaker("ウォルツ", 5, 2), speaker("Mike Waltz", 2, 1), speaker("ウォルズ", 1, 3)]
    joined = merged(found, NameIndex([one.name for one in found]))
    assert [(one.name, one.others, one.statements) for one in joined] == [
        ("ウォルツ", ("Mike Waltz",), 7),
        ("ウォルズ", (), 1),
    ]
    assert (joined[0].first, joined[0].last) == (date(2025, 3, 1), date(2025, 3, 2))


def test_two_persons_of_similar_names_are_told_apart() -> None:
    index = NameIndex(NAMES)
    assert persons_meant(["ウォルツ", "マイク・ウォルツ"], index) == ["ウォルツ"]
    assert set(persons_meant(["ウォルツ", "ウォルズ"], index)) == {"ウォルツ", "ウォルズ"}
    assert persons_meant(["ウォルツ"], index) == ["ウォルツ"]


def test_a_name_that_may_mean_either_is_told(tmp_path, make_item: MakeItem) -> None:  # type: ignore[no-untyped-def]
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("ウォルツ大統領補佐官は橋を直すと述べた。", handle="a"),
                make_item("ウォルズ知事は港を閉じると述べた。", handle="b"),
            ]
        )
        reading = retriever.ask("what did Walz say?").reading
        assert "ウォルツ" in reading
        assert "ウォルズ" in reading
        assert " or " in reading
