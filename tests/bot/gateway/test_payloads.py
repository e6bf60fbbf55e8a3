"""Commands as Discord keeps them."""

from typing import Any

import pytest

from bot.gateway.payloads import ENTRY_POINT, Difference, difference

ASK: dict[str, Any] = {
    "name": "ask",
    "type": 1,
    "description": "Who said what",
    "name_localizations": {"ja": "きく"},
    "description_localizations": {},
    "nsfw": False,
    "dm_permission": True,
    "default_member_permissions": None,
    "contexts": [0, 1, 2],
    "integration_types": [0, 1],
    "options": [
        {"type": 3, "name": "question", "description": "Words", "required": True, "min_length": 1, "max_length": 1000},
        {"type": 3, "name": "source", "description": "Only this", "required": False, "autocomplete": True},
        {"type": 7, "name": "place", "description": "Where", "required": False, "channel_types": [0, 5],
         "choices": []},
    ],
}  # fmt: skip
AS_KEPT: dict[str, Any] = {
    "id": "1",
    "application_id": "2",
    "version": "3",
    "type": 1,
    "name": "ask",
    "description": "Who said what",
    "name_localizations": {"ja": "きく"},
    "description_localizations": None,
    "nsfw": False,
    "default_member_permissions": None,
    "contexts": [2, 0, 1],
    "integration_types": [1, 0],
    "options": [
        {"type": 3, "name": "question", "description": "Words", "required": True, "min_length": 1, "max_length": 1000,
         "name_localizations": None},
        {"type": 3, "name": "source", "description": "Only this", "autocomplete": True},
        {"type": 7, "name": "place", "description": "Where", "channel_types": [5, 0]},
    ],
}  # fmt: skip


def test_what_discord_fills_in_or_leaves_out_is_no_difference() -> None:
    assert not difference([ASK], [AS_KEPT])


@pytest.mark.parametrize(
    "change",
    [
        {"description": "Who says what"},
        {"name_localizations": {"ja": "たずねる"}},
        {"default_member_permissions": 32},
        {"contexts": [0]},
        {"integration_types": [0]},
        {"nsfw": True},
        {"options": ASK["options"][:2]},
        {"options": [ASK["options"][1], ASK["options"][0], ASK["options"][2]]},
        {"options": [{**ASK["options"][0], "max_length": 999}, *ASK["options"][1:]]},
        {"options": [*ASK["options"][:2], {**ASK["options"][2], "choices": [{"name": "A", "value": "a"}]}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_a_member_would_see_is_one(change: dict[str, Any]) -> None:
    assert difference([{**ASK, **change}], [AS_KEPT]) == Difference(changed=("ask",))


def test_permissions_are_a_number_here_and_text_there() -> None:
    assert not difference(
        [{**ASK, "default_member_permissions": 32}], [{**AS_KEPT, "default_member_permissions": "32"}]
    )


def test_where_a_command_of_one_server_may_be_used_is_not_kept() -> None:
    kept = {key: value for key, value in AS_KEPT.items() if key not in {"contexts", "integration_types"}}
    assert not difference([ASK], [{**kept, "guild_id": "77"}])


def test_new_and_stale_ones_are_told_by_name_and_kind() -> None:
    menu = {"name": "ask", "type": 3}
    assert difference([ASK, menu], [AS_KEPT]) == Difference(missing=("ask",))
    assert difference([], [AS_KEPT, {"name": "old", "type": 1}]) == Difference(stale=("ask", "old"))


def test_what_starts_an_activity_is_not_ours() -> None:
    assert not difference([], [{"name": "launch", "type": ENTRY_POINT}])
