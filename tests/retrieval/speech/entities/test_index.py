"""Persons of an item, found by name, short name and title."""

from retrieval.speech.entities.index import EntityIndex, nearest


def some_entities() -> EntityIndex:
    found = EntityIndex()
    for name, role, places in (
        ("ミカ・ソレン", "市長", [5, 40]),
        ("ラウル・ソレン", "町長", [20]),
        ("杜衡", "市長", [60]),
    ):
        entity = found.add(name)
        entity.take(role)
        for place in places:
            found.mentioned(entity, name, place)
    found.complete()
    return found


def test_a_person_is_found_by_each_form_of_the_name() -> None:
    known = some_entities()
    assert [one.name for one in known.of_short("ソレン")] == ["ミカ・ソレン", "ラウル・ソレン"]
    assert [one.name for one in known.of_short("杜")] == ["杜衡"]
    assert [one.name for one in known.beginning("ミ")] == ["ミカ・ソレン"]
    assert known.of_form("ソレン") == []


def test_a_title_is_the_one_named_last_before_else_next() -> None:
    known = some_entities()
    bearers = [known.bearing("市長", place, lambda one: True) for place in (0, 50, 70)]
    assert [one and one.name for one in bearers] == ["ミカ・ソレン", "ミカ・ソレン", "杜衡"]
    assert known.bearing("市長", 50, lambda one: one.name == "杜衡") is known.all[2]
    assert known.bearing("知事", 50, lambda one: True) is None


def test_the_nearest_is_named_before_a_place_if_any_is() -> None:
    known = some_entities().all
    assert nearest(known, 30) is known[1]
    assert nearest(known[1:], 3) is known[1]
    assert nearest([], 3) is None
