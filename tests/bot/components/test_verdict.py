"""The buttons that take a verdict; what they do stands in tests/bot/handlers/test_judging.py."""

from bot.components.verdict import BAD, GOOD, verdict_buttons


def test_each_button_says_which_verdict_it_is() -> None:
    good, bad = verdict_buttons("abcdefghijkl")
    assert (str(good.item.emoji), good.item.custom_id) == ("👍", f"or:verdict:abcdefghijkl:{GOOD}")
    assert (str(bad.item.emoji), bad.item.custom_id) == ("👎", f"or:verdict:abcdefghijkl:{BAD}")
