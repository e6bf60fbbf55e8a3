"""What the last words of a phrase tell of it."""

import pytest

from retrieval.speech.ja.heads import (
    FOREIGN,
    GROUPS,
    PEOPLE,
    Heads,
    can_speak,
    is_body,
    is_country,
    is_human,
    is_medium,
    is_nothing,
    is_role_word,
    may_be_animate,
)
from retrieval.speech.speakers import Phrase
from retrieval.text.analyzer import Analyzer


@pytest.mark.parametrize("heads", [*GROUPS, *FOREIGN, *PEOPLE], ids=lambda heads: heads.example)
def test_the_example_of_each_row_can_speak(heads: Heads) -> None:
    assert can_speak(heads.example, Analyzer())


@pytest.mark.parametrize("written", ["会見の内容", "工事の可能性", "20日", "価格", "逮捕容疑"])
def test_what_never_speaks(written: str) -> None:
    assert is_nothing(written)


def test_people_bodies_and_media_are_told_apart() -> None:
    mayor, ministry, hall = (Phrase(one, one) for one in ("市長", "国土交通省", "港町会館"))
    assert [is_human(one) for one in (mayor, ministry)] == [True, False]
    assert [is_body(one) for one in (mayor, ministry, hall)] == [False, True, False]
    assert [is_medium(one) for one in ("タルガ通信", "ＡＰ通信", "国土交通省")] == [True, True, False]
    assert is_role_word("担当の警部補")


@pytest.mark.parametrize(
    ("written", "wanted"), [("双子の片割れ", True), ("関係の悪化", False), ("投票率", False), ("今回の条例", False)]
)
def test_what_may_be_somebody(written: str, wanted: bool) -> None:
    assert may_be_animate(written, Analyzer()) == wanted


def test_a_capital_is_no_country() -> None:
    assert [is_country(one, Analyzer()) for one in ("カナダ", "モスクワ")] == [True, False]
