"""The cut of Discord's description: whole, and in a form whose errors say what is wrong."""

from tests.fakes.cut_openapi import ANSWERS, ROUTES, VERSION, reached, references, simpler
from tests.fakes.loopback.openapi import description

SCHEMAS = {
    "Button": {"type": "object", "required": ["type"], "properties": {"type": {"type": "number", "const": 2}}},
    "Menu": {"type": "object", "required": ["type"], "properties": {"type": {"type": "number", "enum": [3, 5]}}},
    "Row": {
        "type": "object",
        "properties": {"inside": {"anyOf": [{"$ref": "#/$defs/Button"}, {"$ref": "#/$defs/Menu"}]}},
    },
    "Else": {"type": "string"},
}


def test_what_is_kept_mentions_nothing_that_is_not() -> None:
    kept = description()["$defs"]
    assert set(references(kept)) <= set(kept)
    assert (description()["routes"], description()["answers"]) == (ROUTES, ANSWERS)
    assert VERSION in description()["source"]
    assert "MIT" in description()["licence"]


def test_schemas_are_followed_to_those_they_mention() -> None:
    assert reached(SCHEMAS, ["Row"]) == {"Row", "Button", "Menu"}


def test_a_choice_is_told_apart_by_its_type() -> None:
    chosen = simpler(SCHEMAS["Row"], SCHEMAS)["properties"]["inside"]
    assert chosen["properties"] == {"type": {"enum": [2, 3, 5]}}
    assert [case["then"]["$ref"].rsplit("/", 1)[1] for case in chosen["allOf"]] == ["Button", "Menu", "Menu"]


def test_what_may_be_null_or_left_out_keeps_its_limits() -> None:
    null = {"type": "null"}
    assert simpler({"anyOf": [{"type": "string", "maxLength": 3}, null]}, SCHEMAS) == {
        "type": ["string", "null"],
        "maxLength": 3,
    }
    nullable = simpler({"anyOf": [{"$ref": "#/$defs/Button"}, null]}, SCHEMAS)
    assert nullable == {"if": {"not": null}, "then": {"$ref": "#/$defs/Button"}}
    assert simpler({"anyOf": [{}, {"$ref": "#/$defs/Else"}]}, SCHEMAS) == {"$ref": "#/$defs/Else"}
    assert simpler({"anyOf": [{"type": "string", "enum": ["a"]}, null]}, SCHEMAS) == {
        "anyOf": [{"type": "string", "enum": ["a"]}, null]
    }


def test_the_pattern_of_times_is_not_narrower_than_discord() -> None:
    assert simpler({"type": "string", "format": "date-time", "pattern": "Z$"}, {}) == {
        "type": "string",
        "format": "date-time",
    }
