"""Which names may be one person's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.people.links import NameLinks

NAMES = ("ウォルツ", "マイク・ウォルツ", "Mike Waltz", "Waltz", "Walz", "ウォルズ", "田中", "田中一郎", "Tanaka", "Ichiro Tanaka")  # fmt: skip


@pytest.mark.parametrize(
    ("name", "other", "linked"),
    [
        ("ウォルツ", "Waltz", True),
        ("ウォルツ", "マイク・ウォルツ", True),
        ("Waltz", "Mike Waltz", True),
        ("Mike", "Mike Waltz", False),
        ("田中", "田中一郎", True),
        ("一郎", "田中一郎", False),
        ("Catherine Smit", "Katherine Smit", True),
        ("Catherine Smit", "Katherine Smid", False),
        ("Öberg", "oberg", True),
        ("Tanaka", "田中一郎", True),
        ("ウォルツ", "サリモワ", False),
        ("米政府", "米下院議長", False),
        ("米国防長官", "米国務長官", False),
        ("米国防長官", "米国務省", False),
        ("露外相", "露大統領", False),
        ("露外務省", "露外務省報道官", False),
        ("英首相", "英政府", False),
        ("韓国大統領", "韓国政府", False),
        ("中国", "中国外務省", False),
        ("韓", "韓悳洙", True),
        ("英利", "英利はるか", True),
        ("英利", "英利議員", True),
        ("韓", "韓政府", False),
        ("ウクライナ", "Ukraine", True),
    ],
)
def test_what_links_two_names(name: str, other: str, linked: bool) -> None:
    links = NameLinks.of([name, other])
    assert (other in links.linked(name)) is linked
    assert (name in links.linked(other)) is linked


def test_a_better_name_across_scripts_takes_the_place_of_another() -> None:
    alone = NameLinks.of(["Waltz", "ウォルズ"])
    both, touched = alone.with_names(["ウォルツ"], ())
    assert both.linked("Waltz") == {"ウォルツ"}
    assert {"Waltz", "ウォルツ"} <= touched
    back, touched = both.with_names((), ["ウォルツ"])
    assert back.linked("Waltz") == alone.linked("Waltz")
    assert "Waltz" in touched


@settings(max_examples=40, deadline=None)
@given(
    start=st.sets(st.sampled_from(NAMES)),
    added=st.sets(st.sampled_from(NAMES)),
    removed=st.sets(st.sampled_from(NAMES)),
)
def test_only_names_that_are_told_have_other_links(start: set[str], added: set[str], removed: set[str]) -> None:
    before = NameLinks.of(start)
    after, touched = before.with_names(added, removed)
    now = (start - removed) | added
    made = NameLinks.of(now)
    for name in now:
        assert after.linked(name) == made.linked(name)
        if name in start and name not in touched:
            assert after.linked(name) == before.linked(name)
    assert NameLinks.restored((made.profiles[name] for name in now), made.rows()).rows() == after.rows()
