"""Roles: who bears them, and how texts write them."""

import pytest

from retrieval import NameIndex
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.linking import link
from retrieval.people.roles import bare, english_body, in_office, name_alone, place_of, role_names, roles_meant, town_of
from tests.retrieval.people.test_linking import Known, Said

RECORD = Known(
    (
        Said("江北市の松井市長は述べた。", "松井", "市長"),
        Said("ノルウェーのハウグ漁業・海洋政策相は述べた。", "ハウグ", "漁業・海洋政策相"),
        Said("市長は述べた。", "市長"),
        Said("The mayor said so.", "mayor"),
        Said("英首相は述べた。", "英首相"),
        Said("森下社長は述べた。", "森下", "社長"),
        Said("President Morishita said so.", "森下", "President"),
        Said("ホルム長官代行は述べた。", "ホルム", "長官代行"),
    ),
)
SPEAKERS = SpeakerDirectory.of({one.key: one for one in RECORD.voices()}.values())
NAMES = NameIndex({one.name for one in RECORD.voices()})


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("the mayor", {"松井", "市長", "mayor"}),
        ("江北市長", {"松井"}),
        ("南江市長", set()),
        ("the British prime minister", {"英首相"}),
        ("イギリスの首相", {"英首相"}),
        ("仏首相", set()),
        ("漁業相", {"ハウグ"}),
        ("ノルウェーの漁業相", {"ハウグ"}),
        ("スウェーデンの漁業相", set()),
        ("大統領", set()),
        ("the president", {"森下"}),
        ("acting director Holm", {"ホルム"}),
        ("ホルム長官代行", {"ホルム"}),
        ("知事", set()),
    ],
)
def test_who_bears_a_role(asked: str, names: set[str]) -> None:
    assert {one.name for one in link(asked, NAMES, SPEAKERS, RECORD).persons} == names


@pytest.mark.parametrize("asked", ["韓国の林大統領", "松井市長", "Mayor Ortiz", "the White House", ""])
def test_what_is_no_bare_role(asked: str) -> None:
    assert roles_meant(asked) == ()
    assert role_names(asked) == ()


def test_the_pieces_of_what_is_asked() -> None:
    assert in_office("臨時代理") == "臨時代理"
    assert in_office("acting") == "acting"
    assert (bare("The Kremlin"), bare("the")) == ("Kremlin", "the")
    assert (town_of("青葉県知事"), town_of("知事"), town_of("ソレン市長")) == ("青葉県", "", "ソレン")
    assert (place_of("the coach"), place_of("三輪精工の社長")) == ("", "三輪精工")
    assert (name_alone("林"), name_alone("")) == ("林", "")
    assert english_body("the Bank of Zarev") == ""
