"""Who is who in an index, as it changes."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import retrieval.names.profiles as profiles_module
from retrieval._storage.entries import SpeakerForm
from retrieval.people.clusters import Person
from retrieval.people.directory import DirectoryRows, SpeakerDirectory

DAY = date(2025, 3, 1)

NAMES = ("ウォルツ", "マイク・ウォルツ", "Mike Waltz", "Waltz", "ウォルズ", "田中", "田中一郎", "Tanaka", "Ichiro Tanaka", "Søren", "Soren")  # fmt: skip
ROLES = ("", "市長", "監督", "大統領補佐官", "national security adviser", "Mayor")


def form(name: str, role: str = "", statements: int = 1, day: int = 1) -> SpeakerForm:
    return SpeakerForm(name, role, statements, date(2025, 3, day), date(2025, 3, day))


def groups(directory: SpeakerDirectory) -> set[frozenset[tuple[str, str]]]:
    return {frozenset(voice.key for voice in person.voices) for person in directory.people}


def grouped(*forms: SpeakerForm) -> list[set[tuple[str, str]]]:
    return [{one.key for one in person.voices} for person in SpeakerDirectory.of(forms).people]


def invented(count: int) -> list[SpeakerForm]:
    """People of whom no two have a sound in common beyond chance."""
    syllables = "カキクケコサシスセソタチツテトナニヌネノマミムメモラリルレロ"
    found = []
    for number in range(count):
        letters, rest = [], number + 1_000
        for place in range(5):
            rest, digit = divmod(rest * 7 + place, len(syllables))
            letters.append(syllables[digit])
            rest += number * (place + 3)
        found.append(form("".join(letters), ROLES[number % 4], 1 + number % 9))
    return list({one.key: one for one in found}.values())


def test_spellings_of_one_person_are_joined_and_others_are_not() -> None:
    directory = SpeakerDirectory.of(
        [form("ウォルツ", "", 5, 2), form("Mike Waltz", "", 2, 1), form("ウォルズ", "", 1, 3)]
    )
    infos = directory.infos()
    assert [(one.name, one.others, one.statements) for one in infos] == [
        ("ウォルツ", ("Mike Waltz",), 7),
        ("ウォルズ", (), 1),
    ]
    assert (infos[0].first, infos[0].last) == (date(2025, 3, 1), date(2025, 3, 2))


@pytest.mark.parametrize(
    ("forms", "people"),
    [
        ([("田中", "市長"), ("田中", "監督")], 2),
        ([("ウォルツ", "大統領補佐官"), ("ウォルツ", "補佐官"), ("Mike Waltz", "national security adviser")], 1),
        ([("マイク・ウォルツ", "補佐官"), ("ウォルツ", "")], 1),
        ([("田中", "市長"), ("田中", "監督"), ("田中", "")], 3),
        ([("田中一郎", ""), ("田中次郎", ""), ("田中", "")], 3),
        ([("田中一郎", ""), ("田中次郎", ""), ("Tanaka", "")], 3),
        ([("田中一郎", ""), ("田中", "")], 1),
        ([("Sørensen", ""), ("Sorensen", "")], 1),
        ([("ウォルツ", ""), ("ｳｫﾙﾂ", "")], 1),
        ([("Emma Walters", ""), ("エマ・ウォルターズ", "")], 1),
        ([("Jonas Walters", ""), ("エマ・ウォルターズ", "")], 2),
        ([("王毅", "外相"), ("Wang Yi", "foreign minister")], 1),
        ([("石破茂", "首相"), ("石破", "首相"), ("Shigeru Ishiba", "")], 1),
        ([("マイク・ウォルツ", ""), ("Mike", "")], 2),
        ([("田中", ""), ("中田", "")], 2),
    ],
)
def test_who_is_one_person(forms: list[tuple[str, str]], people: int) -> None:
    assert len(grouped(*(form(*one) for one in forms))) == people


def test_another_spelling_that_the_owner_knows_is_the_same_person() -> None:
    assert len(SpeakerDirectory.of([form("鉄の女"), form("ソレン")])) == 2
    assert len(SpeakerDirectory.of([form("鉄の女"), form("ソレン")], {"ソレン": ["鉄の女"]})) == 1


KEYS = st.tuples(st.sampled_from(NAMES), st.sampled_from(ROLES))


@settings(max_examples=40, deadline=None)
@given(
    wanted=st.lists(KEYS, max_size=9, unique=True),
    passing=st.lists(KEYS, max_size=5, unique=True),
    data=st.data(),
)
def test_how_forms_came_makes_no_difference(
    wanted: list[tuple[str, str]], passing: list[tuple[str, str]], data: st.DataObject
) -> None:
    made = SpeakerDirectory.of([form(*key, 3) for key in wanted])
    order = data.draw(st.permutations([*wanted, *(key for key in passing if key not in wanted)]))
    grown = SpeakerDirectory.of()
    while order:
        some = data.draw(st.integers(1, len(order)))
        grown = grown.with_changes([form(*key, 2) for key in order[:some]])
        order = order[some:]
    grown = grown.with_changes([form(*key, 3) for key in wanted], [key for key in passing if key not in wanted])
    assert groups(grown) == groups(made)
    assert [person.rank for person in grown.people] == [person.rank for person in made.people]
    assert grown.to_rows() == made.to_rows()
    assert [one.model_dump() for one in grown.complete("")] == [one.model_dump() for one in made.complete("")]
    assert {name: grown.links.linked(name) for name, _ in wanted} == {
        name: made.links.linked(name) for name, _ in wanted
    }


@settings(max_examples=25, deadline=None)
@given(
    before=st.lists(KEYS, max_size=8, unique=True),
    now=st.lists(KEYS, max_size=8, unique=True),
)
def test_rows_give_the_directory_back_whatever_happened_since(
    before: list[tuple[str, str]], now: list[tuple[str, str]]
) -> None:
    rows = SpeakerDirectory.of([form(*key) for key in before]).to_rows()
    opened = SpeakerDirectory.from_rows(rows, [form(*key, 2) for key in now])
    made = SpeakerDirectory.of([form(*key, 2) for key in now])
    assert groups(opened) == groups(made)
    assert opened.to_rows() == made.to_rows()
    assert [voice.statements for person in opened.people for voice in person.voices] == [2] * len(now)


def test_rows_are_plain_values() -> None:
    rows = SpeakerDirectory.of([form("ウォルツ"), form("Mike Waltz"), form("田中", "市長")]).to_rows()
    for table in rows:
        assert all(isinstance(value, str | int | float) for row in table for value in row)
    assert rows.members
    assert SpeakerDirectory.from_rows(DirectoryRows([], [], []), [form("ウォルツ")]).people[0].name == "ウォルツ"


def test_other_counts_tell_nobody_apart_anew_and_change_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    before = SpeakerDirectory.of([form("ウォルツ", "補佐官", 2), form("Mike Waltz", "", 1), form("田中", "市長", 5)])
    monkeypatch.setattr(SpeakerDirectory, "_clustered", Counted(SpeakerDirectory._clustered))
    after = before.with_changes([form("Mike Waltz", "", 9, 4)])
    assert Counted.names == []
    assert [person.statements for person in before.people] == [5, 3]
    assert [person.statements for person in after.people] == [11, 5]
    assert after.person_of(("田中", "市長")) is before.person_of(("田中", "市長"))
    assert after.people[0].name == "Mike Waltz"
    assert after.infos()[0].last == date(2025, 3, 4)


class Counted:
    """Notes which names are told apart anew."""

    names: list[str] = []  # noqa: RUF012

    def __init__(self, real) -> None:  # type: ignore[no-untyped-def]
        self._real = real
        Counted.names = []

    def __call__(self, links, forms, roles, touched) -> list[Person]:  # type: ignore[no-untyped-def]
        touched = set(touched)
        Counted.names += sorted(touched)
        return self._real(links, forms, roles, touched)  # type: ignore[no-any-return]


def test_a_new_name_is_compared_with_its_likes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = SpeakerDirectory.of([*invented(600), form("ウォルツ"), form("Mike Waltz")])
    monkeypatch.setattr(SpeakerDirectory, "_clustered", Counted(SpeakerDirectory._clustered))
    spelled: list[int] = []
    real = profiles_module.spell

    def spell(names: Iterable[str]):  # type: ignore[no-untyped-def]
        names = list(names)
        spelled.append(len(names))
        return real(names)

    monkeypatch.setattr(profiles_module, "spell", spell)
    after = crowd.with_changes([form("マイク・ウォルツ")])
    assert spelled == [1]
    assert set(Counted.names) <= {"マイク・ウォルツ", "ウォルツ", "Mike Waltz"}
    assert len(after.person_of(("ウォルツ", "")).voices) == 3  # type: ignore[union-attr]


def test_ten_of_one_name_are_each_found_and_each_asked_exactly() -> None:
    roles = ("市長", "監督", "外相", "社長", "教授", "裁判官", "知事", "俳優", "将軍", "教皇")
    directory = SpeakerDirectory.of([form("田中", role, number + 1) for number, role in enumerate(roles)])
    assert len(directory) == len(roles)
    for typed in ("田中", "tanaka", "たなか", "ﾀﾅｶ", "Tana"):
        choices = directory.complete(typed)
        assert len({choice.value for choice in choices}) == len({choice.label for choice in choices}) == len(roles)
        assert {directory.exactly(choice.value) for choice in choices} == set(directory.people)
    for role in roles:
        person = directory.exactly(f"田中{role}")
        assert person is directory.person_of(("田中", role))
        assert directory.complete(f"田中{role}")[0].value == f"田中{role}"
    assert directory.exactly("田中") is None


def test_a_value_means_its_person_while_counts_change_and_namesakes_come() -> None:
    directory = SpeakerDirectory.of([form("田中一郎"), form("田中次郎"), form("田中"), form("ソレン", "外相")])
    values = {choice.value: directory.exactly(choice.value) for choice in directory.complete("")}
    assert len(values) == 4
    assert all(values.values())
    later = directory.with_changes(
        [form("田中次郎", "", 9), form("田中三郎"), form("ソレン", "監督"), form("ソレン外相")]
    )
    for value, person in values.items():
        assert person is not None
        meant = later.exactly(value)
        assert meant is None or {voice.key for voice in person.voices} <= {voice.key for voice in meant.voices}
    bare = next(value for value in values if "#" in value)
    assert later.exactly(bare) is later.person_of(("田中", ""))


@pytest.mark.parametrize("name", ["ソ" * 300, "🎌" * 80, "a\ud800b", "a\x00\nb", "\u202eevil", "", " ", "x #abcdefgh"])
def test_any_name_has_a_label_and_a_value_that_can_be_sent(name: str) -> None:
    directory = SpeakerDirectory.of([form(name, "外相"), form(name), form("ソレン")])
    choices = directory.complete("", 10)
    assert len({choice.value for choice in choices}) == len(directory)
    for choice in choices:
        assert directory.exactly(choice.value) is not None
        for text in (choice.label, choice.value):
            assert 1 <= len(text.encode("utf-16-le")) // 2 <= 100
            assert text.isprintable()


def test_ten_times_the_people_cost_no_more_for_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    from retrieval.people import links

    real = links.worth_comparing

    def worth(name: str, others: list[str], *, is_latin: bool) -> list[str]:
        compared.append(len(others))
        return real(name, others, is_latin=is_latin)

    monkeypatch.setattr(links, "worth_comparing", worth)
    for count in (300, 3_000):
        directory = SpeakerDirectory.of(invented(count))
        compared.clear()
        directory.with_changes([form("Gorvan Strelitz")])
        assert sum(compared) <= 12
