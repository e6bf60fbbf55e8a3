"""The question before a feed is removed; its presses are driven in ``tests/bot/cogs/test_feed.py``."""

import re

from bot.asking.own_feeds import feed_key
from bot.components.unfeed import UnfeedButton, unfeed_question
from tests.bot.reading import buttons, written


def test_it_asks_what_becomes_of_the_items() -> None:
    key = feed_key("https://example.org/feed")
    message = {"components": unfeed_question("Remove **it**?", key, "ja").to_components()}
    assert written(message) == "Remove **it**?"
    ids = buttons(message)
    assert list(ids) == ["登録をやめて記事は残す", "記事ごと削除する", "何もしない"]
    found = [re.fullmatch(UnfeedButton.__discord_ui_compiled_template__, one) for one in ids.values()]
    assert [(one["answer"], one["arg"]) for one in found if one] == [(key, "keep"), (key, "delete"), (key, "cancel")]
