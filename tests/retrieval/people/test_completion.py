"""Whom a person means who is still typing."""

import random
import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval._storage.entries import SpeakerForm
from retrieval.people.directory import SpeakerDirectory

DAY = date(2025, 3, 1)


def form(name: str, role: str = "", statements: int = 1) -> SpeakerForm:
    return SpeakerForm(name, role, statements, DAY, DAY)


PEOPLE = SpeakerDirectory.of(
    [
        form("ウォルツ", "大統領補佐官", 12),
        form("ウォルズ", "知事", 2),
        form("ウォルターズ", "財務長官", 4),
        form("ミカ・ソレン", "市長", 3),
        form("Birgit Sørensen", "", 6),
        form("Tomas Halvard", "Treasury Secretary", 1),
        form("石破茂", "首相", 9),
        form("王毅", "外相", 5),
        form("シビハ", "ウクライナ外相", 2),
        form("大野健太郎", "選手", 7),
        form("見本太郎(Taro Mihon)", "", 8),
        form("ゼレンスキー", "大統領", 10),
        form("Jürgen Öberg", "coach", 1),
        form("ヴァルコ", "", 1),
    ]
)


def names(typed: str, limit: int = 25) -> list[str]:
    found = [PEOPLE.exactly(choice.value) for choice in PEOPLE.complete(typed, limit)]
    return [person.name for person in found if person]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("wal", "ウォルツ"),
        ("Waltz", "ウォルツ"),
        ("worutsu", "ウォルツ"),
        ("うぉる", "ウォルツ"),
        ("うぉr", "ウォルツ"),
        ("ｳｫﾙﾀｰｽﾞ", "ウォルターズ"),
        ("Walters", "ウォルターズ"),
        ("WALTERS", "ウォルターズ"),
        ("Sorensen", "Birgit Sørensen"),
        ("sørensen", "Birgit Sørensen"),
        ("ｓｏｒｅｎｓｅｎ", "Birgit Sørensen"),
        ("birgit s", "Birgit Sørensen"),
        ("セレンセ", "Birgit Sørensen"),
        ("ハルヴァ", "Tomas Halvard"),
        ("ハルバ", "Tomas Halvard"),
        ("oberg", "Jürgen Öberg"),
        ("jurgen", "Jürgen Öberg"),
        ("soren", "ミカ・ソレン"),
        ("ソレン", "ミカ・ソレン"),
        ("ミカソレン", "ミカ・ソレン"),
        ("mika", "ミカ・ソレン"),
        ("soren mika", "ミカ・ソレン"),
        ("石破", "石破茂"),
        ("茂", "石破茂"),
        ("いしば", "石破茂"),
        ("しげる", "石破茂"),
        ("ishib", "石破茂"),
        ("shigeru ishiba", "石破茂"),
        ("Ishiba Shigeru", "石破茂"),
        ("wang yi", "王毅"),
        ("ōno", "大野健太郎"),
        ("ohno", "大野健太郎"),
        ("ono ken", "大野健太郎"),
        ("健太郎", "大野健太郎"),
        ("mihon", "見本太郎(Taro Mihon)"),
        ("taro m", "見本太郎(Taro Mihon)"),
        ("みほん", "見本太郎(Taro Mihon)"),
        ("バルコ", "ヴァルコ"),
        ("zelen", "ゼレンスキー"),
        ("財務長官", "ウォルターズ"),
        ("treasury sec", "ウォルターズ"),
        ("secretary of the treasury", "ウォルターズ"),
        ("財務長官", "Tomas Halvard"),
        ("finance minister", "Tomas Halvard"),
        ("監督", "Jürgen Öberg"),
        ("ウクライナ", "シビハ"),
        ("Ukraine", "シビハ"),
        ("ukrainian", "シビハ"),
        ("ウクライナ外", "シビハ"),
        ("ウクライナの外相", "シビハ"),
        ("the Ukrainian foreign minister", "シビハ"),
        ("the US treasury secretary", "ウォルターズ"),
        ("米財務長官", "ウォルターズ"),
        ("ソレン市長", "ミカ・ソレン"),
        ("Mayor Sor", "ミカ・ソレン"),
        ("石破首", "石破茂"),
    ],
)
def test_what_is_typed_finds_who_is_meant(typed: str, name: str) -> None:
    assert name in names(typed)


@pytest.mark.parametrize("typed", ["破茂", "quimby", "zzz", "\x00", "🎌", "\ud800", "the", "野", "alters"])
def test_what_nobody_is_called_finds_nobody(typed: str) -> None:
    assert names(typed) == []


def test_a_name_comes_before_a_part_of_one_and_that_before_a_role_and_then_who_says_most() -> None:
    directory = SpeakerDirectory.of(
        [
            form("Okada", "", 1),
            form("Martin Governor", "", 2),
            form("Governor Hall", "", 1),
            form("ソレン", "知事", 9),
            form("ケルダ", "governor", 30),
        ]
    )
    found = [directory.exactly(choice.value) for choice in directory.complete("govern")]
    assert [person.name for person in found if person][-2:] == ["ケルダ", "ソレン"]
    assert names("ウォル") == ["ウォルツ", "ウォルターズ", "ウォルズ"]


def test_nothing_typed_gives_whoever_says_most() -> None:
    assert names("", 3) == names("  ", 3) == ["ウォルツ", "ゼレンスキー", "石破茂"]
    assert PEOPLE.complete("", 0) == []


def test_a_choice_tells_name_role_and_how_much() -> None:
    choice = PEOPLE.complete("wal")[0]
    assert (choice.label, choice.value) == ("ウォルツ · 大統領補佐官 · 12", "ウォルツ")


def test_choices_that_would_read_the_same_are_told_apart() -> None:
    directory = SpeakerDirectory.of([form("田中一郎"), form("田中次郎"), form("田中"), form("ﾀﾅｶ"), form("タナカ", "市長"), form("タナカ", "監督")])  # fmt: skip
    labels = [choice.label for choice in directory.complete("")]
    assert len(set(labels)) == len(labels)


@settings(max_examples=60, deadline=None)
@given(typed=st.text(st.characters(), max_size=60), limit=st.integers(-1, 30))
def test_any_text_is_harmless(typed: str, limit: int) -> None:
    choices = PEOPLE.complete(typed, limit)
    assert len(choices) <= max(0, limit)
    assert all(PEOPLE.exactly(choice.value) for choice in choices)
    PEOPLE.exactly(typed)


@pytest.mark.parametrize("typed", ["a" * 1_000, "㍿" * 1_000, "ﷺ" * 1_000, "の" * 1_000, "田 " * 500, "(" * 1_000])
def test_long_text_is_harmless(typed: str) -> None:
    assert PEOPLE.complete(typed) == PEOPLE.complete(typed[:900])
    assert PEOPLE.exactly(typed) is None


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_an_index_that_grew_completes_like_one_made_at_once(data: st.DataObject) -> None:
    forms = [voice for person in PEOPLE.people for voice in person.voices]
    order = data.draw(st.permutations(forms))
    grown = SpeakerDirectory.of()
    grown.complete("a")
    passing = [form("ウォルグ", "将軍"), form("Wal Tor", "港湾局長")]
    for place, one in enumerate([*order[:5], *passing, *order[5:]]):
        grown = grown.with_changes([one])
        if place % 4 == 0:
            grown.complete("wal")
    grown = grown.with_changes((), [one.key for one in passing])
    for typed in ("wal", "ウォ", "財務", "s", "minister", "", "harbour", "将軍", "港湾"):
        assert grown.complete(typed) == PEOPLE.complete(typed)


def test_looking_a_text_up_costs_little_more_among_ten_times_the_people(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    for count in (1_000, 10_000):
        dice = random.Random(count)
        crowd = SpeakerDirectory.from_rows(_rows(count, dice), [form(f"Q{number}", "") for number in range(count)])
        asked = Asked(crowd)
        crowd._completion.people("walt", 25, asked)
        seen.append(asked.count)
    assert seen[1] <= 3 * seen[0] + 50


def _rows(count: int, dice: random.Random):  # type: ignore[no-untyped-def]
    """A directory's rows with random keys, as if the model had spelled every name."""
    from retrieval.people.directory import DirectoryRows

    def keys(number: int) -> str:
        words = ["".join(dice.choices(string.ascii_lowercase, k=7)) for _ in range(15)]
        # The same few have what is typed, however many there are.
        return "\n".join(("0walters" if number < 20 else f"0{words[0]}", *(f"1{word}" for word in words)))

    names = [(f"Q{number}", True, f"=q{number}", keys(number)) for number in range(count)]
    return DirectoryRows(names, [], [(f"Q{number}", "", number) for number in range(count)])


class Asked:
    """A directory that counts how many people it is asked for."""

    def __init__(self, real: SpeakerDirectory) -> None:
        self._real = real
        self.count = 0

    @property
    def people(self):  # type: ignore[no-untyped-def]
        self.count += len(self._real)
        return self._real.people

    def people_named(self, name: str):  # type: ignore[no-untyped-def]
        self.count += 1
        return self._real.people_named(name)

    def person_of(self, key: tuple[str, str]):  # type: ignore[no-untyped-def]
        self.count += 1
        return self._real.person_of(key)
