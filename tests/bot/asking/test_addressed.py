"""Which messages are meant for the bot."""

import pytest

from bot.asking.addressed import RULES, Rule, Written, manner_of

CASES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=lambda value: str(getattr(value, "content", ""))[:40])
def test_each_rule_decides_on_its_examples(rule: Rule, example: Written) -> None:
    assert next(one for one in RULES if one.holds(example)) is rule
    assert manner_of(example) == rule.manner


def test_a_bot_is_never_answered_wherever_it_writes() -> None:
    for place in ("direct", "channel", "thread"):
        for replies_to in ("bot", "other", "nobody"):
            written = Written("<@1> hi", place, is_by_person=False, replies_to=replies_to, pings_bot=True)  # type: ignore[arg-type]
            assert manner_of(written) is None


def test_whoever_pings_everyone_is_not_answered_though_the_bot_is_named() -> None:
    assert manner_of(Written("@here <@1> what did Soren say?", pings_many=True, pings_bot=True)) is None
    assert manner_of(Written("@here <@1> what did Soren say?", pings_bot=True)) == "spoken_to"
