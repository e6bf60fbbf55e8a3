"""A state, a place or a body beside a name."""

import pytest

from retrieval.people.affiliation import countries_joined, of_country, sounds_beside, stands_beside


@pytest.mark.parametrize(
    ("text", "name", "country", "found"),
    [
        ("ウクライナのシビハ外相は述べた。", "シビハ", "UA", True),
        ("ベッセント米財務長官は述べた。", "ベッセント", "US", True),
        ("Ukrainian Foreign Minister Andrii Sybiha spoke.", "Andrii Sybiha", "UA", True),
        ("ロシアは反発した。シビハ外相は述べた。", "シビハ", "RU", False),
        ("中国外務省は26日、王毅外相が会談したと明らかにした。", "王毅", "CN", False),
        ("シビハ外相は述べた。", "シビハ", "", False),
    ],
)
def test_a_state_in_the_clause(text: str, name: str, country: str, found: bool) -> None:
    assert of_country([text], name, country) is found


def test_a_state_anywhere_before_in_the_sentence() -> None:
    text = "ロシアは反発した。中国外務省は26日、王毅外相が会談したと明らかにした。"
    assert of_country([text], "王毅", "CN", sentence=True)
    assert not of_country([text], "王毅", "RU", sentence=True)


def test_a_body_in_the_clause_and_in_the_sentence() -> None:
    text = "三輪精工は10日、高坂社長が会見した。"
    assert stands_beside(["三輪精工の高坂社長は述べた。"], "高坂", "三輪精工")
    assert not stands_beside([text], "高坂", "三輪精工")
    assert stands_beside([text], "高坂", "三輪精工", sentence=True)
    assert not stands_beside([text], "高坂", "", sentence=True)


def test_a_place_in_the_other_script() -> None:
    assert sounds_beside(["白瀬市の久慈市長は述べた。"], "久慈", "Shirase")
    assert not sounds_beside(["白瀬市の久慈市長は述べた。"], "久慈", "Hamada")
    assert not sounds_beside(["Shirase's mayor, Akemi Kuji, spoke."], "Akemi Kuji", "Shirazu")


@pytest.mark.parametrize(
    ("text", "name", "countries"),
    [
        ("ロシアの江原大統領は述べた。", "江原", {"RU"}),
        ("江原露大統領は述べた。", "江原", {"RU"}),
        ("アメリカ・ソレン政権", "ソレン", {"US"}),
        ("ロシアとの交渉でソレン大統領は述べた。", "ソレン", set()),
        ("港町の江原市長", "江原", set()),
        ("Talks with Russian President Pavel Strunz went on.", "Pavel Strunz", {"RU"}),
        ("Ukraine's Strunz spoke.", "Strunz", {"UA"}),
        ("In Ukraine Strunz spoke.", "Strunz", set()),
    ],
)
def test_the_state_that_is_joined_to_a_name(text: str, name: str, countries: set[str]) -> None:
    assert countries_joined([text], name) == countries
