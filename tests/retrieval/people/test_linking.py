"""Whom a question means."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from retrieval import FeedItem, NameIndex
from retrieval._storage.entries import SpeakerForm
from retrieval.people.clusters import Person
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.linking import is_personal, link
from retrieval.people.roles import roles_meant
from retrieval.text.analyzer import Analyzer

DAY = date(2025, 3, 1)


@dataclass(frozen=True)
class Said:
    """A passage, an item of its own, with who speaks there; nobody where the name is empty."""

    text: str
    name: str = ""
    role: str = ""


@dataclass(frozen=True)
class Known:
    """People as a few passages tell of them."""

    passages: tuple[Said, ...]
    titled: tuple[tuple[str, str], ...] = ()

    def voices(self) -> list[SpeakerForm]:
        return [SpeakerForm(one.name, one.role, 1, DAY, DAY) for one in self.passages if one.name]

    def names_titled(self, titles: Collection[str]) -> list[str]:
        return [name for name, title in self.titled if title in titles]

    def texts_naming(self, name: str, limit: int) -> list[str]:
        return [one.text for one in self.passages if name in one.text][:limit]

    def items_naming(self, names: Collection[str]) -> set[str]:
        return {one.text for one in self.passages if any(name in one.text for name in names)}

    def items(self, item_ids: Iterable[str]) -> dict[str, FeedItem]:
        moment = datetime(2025, 3, 1, tzinfo=UTC)
        return {
            one: FeedItem(source="s", handle="h", published=moment, headline="", text=one, lang="ja")
            for one in item_ids
        }

    def items_speaking(self, names: Collection[str]) -> set[str]:
        return {one.text for one in self.passages if one.name in names}


RECORD = Known(
    (
        Said("港町の松井市長は述べた。", "松井", "市長"),
        Said("松井監督は述べた。", "松井", "監督"),
        Said("ウクライナのオルセク外相は述べた。", "オルセク", "外相"),
        Said("ロシアのケルダ外相は述べた。", "ケルダ", "外相"),
        Said("三輪精工のミカ・ソレン社長は述べた。", "ミカ・ソレン", "社長"),
        Said("北浜電機は赤字だった。モリッツ社長は述べた。", "モリッツ", "社長"),
        Said("江北の林外相は帰った。"),
        Said("日野判事は黙っていた。"),
    ),
    titled=(("オルセク", "外相"), ("ケルダ", "外相"), ("林", "外相")),
)
NAMES = NameIndex([*(one.name for one in RECORD.voices()), "林", "日野", "三輪精工", "北浜電機"])
SPEAKERS = SpeakerDirectory.of(RECORD.voices())


def labels(found: list[Person]) -> set[str]:
    return {one.label for one in found}


def asked(question: str) -> tuple[set[str], list[str]]:
    found = link(question, NAMES, SPEAKERS, RECORD)
    return labels(list(found.persons)), list(found.spellings)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("松井", {"松井市長", "松井監督"}),
        ("松井市長", {"松井市長"}),
        ("Mayor Matsui", {"松井市長"}),
        ("港町の松井市長", {"松井市長"}),
        ("松井判事", set()),
        ("外相", {"オルセク外相", "ケルダ外相"}),
        ("ウクライナ外相", {"オルセク外相"}),
        ("ロシアの外相", {"ケルダ外相"}),
        ("the Russian foreign minister", {"ケルダ外相"}),
        ("三輪精工の社長", {"ミカ・ソレン社長"}),
        ("the president of Miwa Seiko", {"ミカ・ソレン社長"}),
    ],
)
def test_who_is_meant_and_nobody_else_of_the_name(question: str, meant: set[str]) -> None:
    found = asked(question)
    assert found[0] == meant
    assert {one for one in found[1] if one in {voice.name for voice in RECORD.voices()}} or not meant


def test_a_body_named_in_the_same_item_tells_who_is_meant() -> None:
    assert asked("the president of Kitahama Denki")[0] == {"モリッツ社長"}


@pytest.mark.parametrize(("question", "spellings"), [("林", ["林"]), ("日野", ["日野"])])
def test_somebody_who_never_speaks_is_still_spelled(question: str, spellings: list[str]) -> None:
    assert asked(question) == (set(), spellings)


@pytest.mark.parametrize("question", ["ドーセット", "中国外相", "宇宙飛行士", "Quillfeather"])
def test_nobody_is_meant(question: str) -> None:
    meant, spellings = asked(question)
    assert (meant, spellings) == (set(), [])


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("外相", "外相"),
        ("ウクライナ外相", "外相"),
        ("ウクライナの外相", "外務大臣"),
        ("米国務長官", "国務長官"),
        ("the Ukrainian foreign minister", "外相"),
        ("the mayor", "市長"),
        ("Governor", "知事"),
        ("Governor", "総裁"),
    ],
)
def test_a_bare_role_stands_for_titles(question: str, title: str) -> None:
    assert title in roles_meant(question)


@pytest.mark.parametrize(
    "question", ["Mayor Ortiz", "ソレン外相", "三輪精工の社長", "the Halvard coach", "氏", "橋", "the", "the US", ""]
)
def test_a_name_or_a_body_is_no_bare_role(question: str) -> None:
    assert roles_meant(question) == ()


@pytest.mark.parametrize("question", ["Mika Soren", "Mayor Ortiz", "松井市長", "ソレン氏"])
def test_a_name_is_a_persons(question: str) -> None:
    assert is_personal(question, Analyzer())


@pytest.mark.parametrize(
    "question",
    ["the mayor", "the Ukrainian foreign minister", "the ministry", "mika soren", "同氏", "天気", "the US", ""],
)
def test_what_names_no_person(question: str) -> None:
    assert not is_personal(question, Analyzer())


def test_what_somebody_does_before_the_name_is_left_out_however_long_it_is() -> None:
    names = NameIndex(["Haruka Kuji"])
    asked = f"{'retired ' * 300}curler Haruka Kuji"
    speakers = SpeakerDirectory.of([SpeakerForm("Haruka Kuji", "", 1, DAY, DAY)])
    assert link(asked, names, speakers, Known(())).spellings == ("Haruka Kuji",)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("ロシア大統領", {"ケルダ大統領"}),
        ("露大統領", {"ケルダ大統領"}),
        ("the Russian president", {"ケルダ大統領"}),
        ("米大統領", {"ソレン大統領"}),
        ("the US president", {"ソレン大統領"}),
        ("宇大統領", set()),
    ],
)
def test_who_is_of_another_state_and_talks_of_this_one_is_not_meant(question: str, meant: set[str]) -> None:
    record = Known(
        (
            Said("ソレン米大統領は述べた。", "ソレン", "大統領"),
            Said("ロシアとウクライナについてソレン大統領は述べた。", "ソレン", "大統領"),
            Said("ロシアのケルダ大統領は述べた。", "ケルダ", "大統領"),
            Said("米国をめぐってケルダ大統領は述べた。", "ケルダ", "大統領"),
        )
    )
    voices = {one.key: one for one in record.voices()}.values()
    names = NameIndex([one.name for one in voices])
    assert labels(list(link(question, names, SpeakerDirectory.of(voices), record).persons)) == meant


def test_a_role_at_a_state_means_no_other_role_or_body_there() -> None:
    voices = [SpeakerForm(name, "", 1, DAY, DAY) for name in ("米政府", "米下院議長", "米国防長官")]
    names = NameIndex([one.name for one in voices])
    found = link("米下院議長", names, SpeakerDirectory.of(voices), Known(()))
    assert [one.name for one in found.persons] == list(found.spellings) == ["米下院議長"]
