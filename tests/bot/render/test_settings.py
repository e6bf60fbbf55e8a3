"""What is set, as text."""

from bot.asking.preferences import GuildSettings, UserSettings
from bot.render.settings import preferences_text, settings_text


def test_what_nobody_set_is_told_as_it_is() -> None:
    shown = settings_text(GuildSettings(), "en")
    assert "**Sources asked:** All sources" in shown
    assert "**Answers for all to see in:** every channel" in shown
    assert "**Answers mentions and replies:** yes" in shown
    assert "**Daily digest:** none" in shown
    assert shown.count("\n") == 7


def test_what_was_set_is_told() -> None:
    settings = GuildSettings(
        sources=("harbor_wire",),
        channels=("9", "10"),
        zone="Asia/Tokyo",
        language="ja",
        private=True,
        digest_channel="9",
    )
    shown = settings_text(settings, "en", trouble="digest.no_permission")
    assert "harbor\\_wire" in shown
    assert "<#9>, <#10>" in shown
    assert "<#9> at 8:00 (Asia/Tokyo) — ⚠️ I may not write" in shown
    japanese = settings_text(settings, "ja")
    assert "<#9>、8時（Asia/Tokyo）" in japanese
    assert "yes" not in japanese


def test_a_digest_without_a_zone_counts_in_the_bots() -> None:
    settings = GuildSettings(digest_channel="9")
    assert "(UTC)" in settings_text(settings, "en")
    assert "(Europe/Oslo)" in settings_text(settings, "en", zone="Europe/Oslo")


def test_many_are_counted() -> None:
    shown = settings_text(GuildSettings(channels=tuple(map(str, range(1, 26)))), "en")
    assert "and 5 more" in shown


def test_what_a_member_set_is_told() -> None:
    assert "That of the server" in preferences_text(UserSettings(), "en")
    shown = preferences_text(UserSettings(zone="Asia/Tokyo", language="ja"), "ja")
    assert "Asia/Tokyo" in shown
    assert "日本語" in shown
