"""Sources, and what they are called by."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.people.sources import Sources
from retrieval.types import SourceInfo

HANDLES = ("hw24", "Hw24b", "lmor", "tk9", "tk99")
NAMES = ("Harbor Wire", "Lena Moritz (Sabel)", "三上透（Toru Mikami）", "三上健", "X")
ASKED = ("hw24", "hw2", "Harbor Wire", "Moritz", "三上", "三上透", "Mikami", "tk9", "tk", "tk99", "X")


def account(handle: str, source: str) -> SourceInfo:
    return SourceInfo(handle=handle, source=source, items=1, first=date(2025, 3, 1), last=date(2025, 3, 1))


ACCOUNTS = [
    account("hw24", "Harbor Wire"),
    account("lmor", "Lena Moritz 🌊"),
    account("LMoritz2", "Lena Moritz (Sabel)"),
    account("tk9", "三上透（Toru Mikami）"),
    account("x", "X"),
]


@pytest.mark.parametrize(
    ("asked", "handles"),
    [
        ("Harbor Wire", ["hw24"]),
        ("harbor wire", ["hw24"]),
        ("@HW24", ["hw24"]),
        ("Lena Moritz", ["lmor", "LMoritz2"]),
        ("Ms Moritz", ["lmor", "LMoritz2"]),
        ("lmoritz2", ["LMoritz2"]),
        ("三上透氏", ["tk9"]),
        ("三上", ["tk9"]),
        ("Toru Mikami", ["tk9"]),
        ("Mikami", ["tk9"]),
    ],
)
def test_an_account_is_named(asked: str, handles: list[str]) -> None:
    assert Sources(ACCOUNTS).accounts_named(asked) == handles


@pytest.mark.parametrize("asked", ["", "x", "@", "Lena", "三", "Harbor", "Moritz Lena", "hw2"])
def test_no_account_is_named(asked: str) -> None:
    assert Sources(ACCOUNTS).accounts_named(asked) == []


def test_a_handle_fits_by_its_beginning_where_no_name_fits() -> None:
    sources = Sources(ACCOUNTS)
    assert sources.handle_of("the Harbor Wire") == "hw24"
    assert sources.handle_of("lmori") == "LMoritz2"
    assert sources.handle_of("lmo") is None, "two begin so"
    assert sources.handle_of("hw") is None, "too short"
    assert sources.handle_of("hw24") == "hw24"


def test_several_sources_are_meant_by_a_word_that_each_begins_with() -> None:
    sources = Sources(
        [
            account("kestrel_news", "Kestrel"),
            account("KestrelWorld", "K World"),
            account("k2", "Kestrelニュース"),
            account("kestrels", "Birds"),
        ]
    )
    assert sources.handles_named("kestrel") == ("kestrel_news",), "one is called so and no more"
    assert Sources([*sources][1:]).handles_named("the Kestrel") == ("KestrelWorld", "k2")
    assert Sources([*sources][1:]).handle_of("Kestrel") is None
    assert sources.handles_named("Kestr") == ()


def test_accounts_come_in_the_order_of_the_sources() -> None:
    assert Sources(ACCOUNTS[::-1]).accounts_named("Lena Moritz") == ["LMoritz2", "lmor"]


def test_days_are_those_of_all_sources() -> None:
    early = account("early", "Early").model_copy(update={"first": date(2024, 1, 1), "last": date(2024, 2, 1)})
    assert (Sources([*ACCOUNTS, early]).first, Sources([*ACCOUNTS, early]).last) == (date(2024, 1, 1), date(2025, 3, 1))


@settings(deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(HANDLES), st.sampled_from(NAMES)).map(lambda one: [*one.items()])),
)
def test_sources_that_followed_are_those_made_anew(history: list[list[tuple[str, str]]]) -> None:
    followed = Sources()
    for step in history:
        infos = [account(handle, source) for handle, source in step]
        followed, anew = Sources(infos, followed), Sources(infos)
        assert list(followed) == infos
        for asked in ASKED:
            assert followed.accounts_named(asked) == anew.accounts_named(asked)
            assert followed.handles_named(asked) == anew.handles_named(asked)
            assert followed.meant(asked) == anew.meant(asked)


def test_what_the_same_sources_are_called_by_is_not_worked_out_again() -> None:
    before = Sources(ACCOUNTS)
    counted = [one.model_copy(update={"items": 9}) for one in ACCOUNTS[::-1]]
    assert Sources(counted, before).names is before.names
