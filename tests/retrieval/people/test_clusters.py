"""Who is who among speakers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from retrieval import NameIndex, Retriever
from retrieval._storage.entries import SpeakerForm as Voice
from retrieval.people.clusters import Person, in_role, persons, speaker_info
from tests.conftest import MakeItem

DAY = date(2025, 3, 1)


def voice(name: str, role: str = "", statements: int = 1, day: int = 1) -> Voice:
    return Voice(name, role, statements, date(2025, 3, day), date(2025, 3, day))


def grouped(*voices: Voice) -> list[set[tuple[str, str]]]:
    index = NameIndex(dict.fromkeys(one.name for one in voices))
    return [{one.key for one in person.voices} for person in persons(voices, index)]


def test_spellings_of_one_person_are_joined_and_others_are_not() -> None:
    found = [voice("ウォルツ", "", 5, 2), voice("Mike Waltz", "", 2, 1), voice("ウォルズ", "", 1, 3)]
    joined = [speaker_info(one) for one in persons(found, NameIndex([one.name for one in found]))]
    assert [(one.name, one.others, one.statements) for one in joined] == [
        ("ウォルツ", ("Mike Waltz",), 7),
        ("ウォルズ", (), 1),
    ]
    assert (joined[0].first, joined[0].last) == (date(2025, 3, 1), date(2025, 3, 2))


def test_two_people_of_one_surname_in_different_roles_are_two() -> None:
    assert grouped(voice("田中", "市長", 2), voice("田中", "監督")) == [{("田中", "市長")}, {("田中", "監督")}]


def test_one_person_has_several_words_for_one_role() -> None:
    (one,) = grouped(
        voice("ウォルツ", "大統領補佐官"), voice("ウォルツ", "補佐官"), voice("Mike Waltz", "national security adviser")
    )
    assert len(one) == 3


def test_a_surname_without_a_role_joins_the_only_one_who_bears_it() -> None:
    assert grouped(voice("マイク・ウォルツ", "補佐官"), voice("ウォルツ", "")) == [
        {("マイク・ウォルツ", "補佐官"), ("ウォルツ", "")}
    ]


def test_a_surname_that_two_claim_stays_open() -> None:
    found = grouped(voice("田中", "市長", 3), voice("田中", "監督", 2), voice("田中", ""))
    assert {("田中", "")} in found
    assert len(found) == 3


def people(*roles: str) -> list[Person]:
    return [Person((voice("田中", role),)) for role in roles]


@pytest.mark.parametrize(
    ("roles", "asked", "meant"),
    [
        (("市長", "監督"), "市長", ["市長"]),
        (("市長", "監督"), "", ["市長", "監督"]),
        (("監督",), "市長", []),
        (("外相",), "首相", ["外相"]),
        (("外相", "議員"), "議員", ["議員"]),
        (("",), "市長", [""]),
    ],
)
def test_a_role_tells_who_is_meant(roles: tuple[str, ...], asked: str, meant: list[str]) -> None:
    assert [one.role for one in in_role(people(*roles), asked)] == meant


@pytest.fixture
def two_tanakas(tmp_path: Path, make_item: MakeItem) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("田中市長は橋を直すと述べた。", handle="a"),
                make_item("田中監督は「選手はよく走った」と語った。", handle="b"),
                make_item("ウクライナのシビハ外相は和平は近いと述べた。", handle="c"),
                make_item("ロシアのラブロフ外相は和平は遠いと述べた。", handle="d"),
            ]
        )
        yield retriever


def test_people_of_one_name_are_told_apart_and_offered(two_tanakas: Retriever) -> None:
    answer = two_tanakas.ask("what did Tanaka say?")
    assert {hit.item.handle for hit in answer.hits} == {"a", "b"}
    assert "田中市長" in answer.message
    assert "田中監督" in answer.message
    assert {step.label for step in answer.suggestions} == {"田中市長", "田中監督"}
    for step in answer.suggestions:
        (hit,) = two_tanakas.ask(step.question, speakers=step.speakers).hits
        assert hit.item.handle == ("a" if step.label == "田中市長" else "b")


@pytest.mark.parametrize(
    ("question", "handles"),
    [
        ("what did Mayor Tanaka say?", {"a"}),
        ("田中監督は何と言った?", {"b"}),
        ("what did Judge Tanaka say?", set()),
        ("what did the Ukrainian foreign minister say?", {"c"}),
        ("ロシア外相は何と述べた?", {"d"}),
        ("外相は何と述べた?", {"c", "d"}),
    ],
)
def test_a_role_or_a_state_in_the_question_decides(two_tanakas: Retriever, question: str, handles: set[str]) -> None:
    assert {hit.item.handle for hit in two_tanakas.ask(question).hits} == handles


def test_a_name_that_may_mean_either_is_told(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("ウォルツ大統領補佐官は橋を直すと述べた。", handle="a"),
                make_item("ウォルズ知事は港を閉じると述べた。", handle="b"),
            ]
        )
        answer = retriever.ask("what did Walz say?")
        assert "ウォルツ" in answer.interpretation
        assert "ウォルズ" in answer.interpretation
        assert " or " in answer.interpretation


def test_a_name_of_one_character_is_its_bearer_in_full(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("中国の王毅外相は会談した。王氏は「対話を続ける」と強調した。", handle="a")])
        (hit,) = retriever.ask("what did Wang Yi say?").hits
        assert hit.speaker
        assert (hit.speaker.name, hit.speaker.as_written, hit.speaker.role) == ("王毅", "王氏", "外相")
        assert retriever.ask("王外相は何と述べた?").hits


def test_an_account_is_asked_for_its_own_words(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item(
                    "橋の工事は遅すぎる。\n松井市長は工事を急ぐと述べた。",
                    handle="yano1",
                    source="矢野義昭(Yoshiaki Yano)",
                )
            ]
        )
        for question in ("what did Yano say?", "矢野義昭氏は何と言った?"):
            hits = retriever.ask(question).hits
            assert [(hit.kind, hit.passage.text) for hit in hits] == [("post", "橋の工事は遅すぎる。")]
            assert hits[0].speaker
            assert hits[0].speaker.name == "矢野義昭(Yoshiaki Yano)"


def test_an_outlet_is_asked_for_by_how_its_handle_begins(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add([make_item("港の再開で協議が続く。", handle="harborwire_jp", source="ハーバー通信")])
        (hit,) = retriever.ask("what did Harborwire say about the port?").hits
        assert (hit.kind, hit.item.handle) == ("post", "harborwire_jp")


def test_one_statement_in_two_outlets_is_one_hit(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item(
                    "会見は一時間続いた。松井市長は「橋は来月までに必ず直す」と述べた。住民は歓迎した。", handle="a"
                ),
                make_item("松井市長は3日、記者団に「橋は来月までに必ず直す」と語った。", handle="b"),
            ]
        )
        (hit,) = retriever.ask("松井市長は何と言った?").hits
        assert {hit.item.handle, *(item.handle for item in hit.also_in)} == {"a", "b"}


def test_a_choice_made_while_typing_asks_exactly_one_of_a_name(two_tanakas: Retriever) -> None:
    two_tanakas.speakers()
    choices = two_tanakas.complete_speakers("tanaka")
    assert [choice.label for choice in choices] == ["田中 · 市長 · 1", "田中 · 監督 · 1"]
    for choice, handle in zip(choices, "ab", strict=True):
        answer = two_tanakas.ask("what was said?", speakers=[choice.value])
        assert [hit.item.handle for hit in answer.hits] == [handle]
        assert not answer.suggestions
        assert [hit.item.handle for hit in two_tanakas.timeline(choice.value)] == [handle]


def test_people_of_one_name_without_a_role_are_asked_by_their_codes(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("田中一郎氏は橋を直すと述べた。", handle="a"),
                make_item("田中次郎氏は港を閉じると述べた。", handle="b"),
                make_item("田中さんは海は静かだと述べた。", handle="c"),
            ]
        )
        retriever.speakers()
        choices = retriever.complete_speakers("たなか")
        assert len({choice.value for choice in choices}) == 3
        asked = [retriever.ask("what was said?", speakers=[choice.value]).hits for choice in choices]
        assert sorted(hit.item.handle for hits in asked for hit in hits) == ["a", "b", "c"]


def test_a_source_is_asked_for_as_it_is_shown(two_tanakas: Retriever) -> None:
    (choice,) = (one for one in two_tanakas.complete_sources("") if one.value == "d")
    for typed in (choice.value, choice.label, "@D", "Ｄ"):
        assert {hit.item.handle for hit in two_tanakas.ask("外相は何と述べた?", sources=[typed]).hits} == {"d"}
