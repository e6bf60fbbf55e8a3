"""Whom a phrase stands for."""

from retrieval.speech.ja.context import Context
from retrieval.speech.speakers import Phrase

MAYOR, MINISTRY, PLANT = (
    Phrase("松井", "松井市長", is_person=True),
    Phrase("国防省", "国防省"),
    Phrase("三輪精工", "三輪精工"),
)
PAIR = Phrase("松井", "松井市長", is_person=True, joined="と岡田知事")


def same(written: str) -> Phrase:
    return Phrase(written, written, is_same=True)


def test_what_points_back_is_the_person_or_the_body_before() -> None:
    context = Context(current=PLANT, person=MAYOR, bodies=(MINISTRY, PLANT), pair=PAIR)
    assert context.resolve(same("同氏")) == MAYOR
    assert context.resolve(same("同省")) == MINISTRY
    assert context.resolve(same("同社")) == PLANT
    assert context.resolve(same("二人")) == PAIR
    assert context.resolve(None) == PLANT


def test_what_points_back_to_nothing_stays() -> None:
    assert Context().resolve(same("同委員会")) == same("同委員会")


def test_what_stands_between_name_and_particle_is_left_out() -> None:
    for written in ("松井市長（58）", "松井市長＝港町市＝", "松井市長自身", "また松井市長"):
        phrase = Context().phrase(written)
        assert phrase
        assert phrase.name == "松井"
