"""What a server's owners and a member set, as text."""

from bot.asking.preferences import GuildSettings, UserSettings
from bot.render.escape import escape
from bot.render.pieces import name
from bot.texts.catalogue import say
from retrieval.language import Language

_MOST = 20


def settings_text(settings: GuildSettings, language: Language, *, zone: str = "", trouble: str = "") -> str:
    """What is set in a server, a line each.

    Args:
        settings: of the server.
        language: of whoever reads it.
        zone: which holds where the server set none; empty where it is not known.
        trouble: why the digest cannot be posted, as the key of a text; empty where it can.
    """

    def shown(is_so: bool) -> str:
        return say("settings.yes" if is_so else "settings.no", language)

    rows = {
        "sources": _several([name(f"@{one}") for one in settings.sources], "settings.all_sources", language),
        "channels": _several([f"<#{int(one)}>" for one in settings.channels], "settings.all_channels", language),
        "mentions": shown(settings.answers_mentions),
        "overflow": say(f"settings.overflow_{settings.overflow}", language),
        "private": shown(settings.private),
        "zone": escape(settings.zone) or say("settings.none", language),
        "language": say(f"settings.language_{settings.language or 'own'}", language),
        "digest": _digest(settings, language, zone, trouble),
    }
    return "\n".join(
        say("settings.line", language, what=say(f"settings.what_{key}", language), value=value)
        for key, value in rows.items()
    )


def preferences_text(settings: UserSettings, language: Language) -> str:
    """What a member set.

    Args:
        settings: of the member.
        language: of the member.
    """
    zone = escape(settings.zone) or say("preferences.no_zone", language)
    own = f"settings.language_{settings.language}" if settings.language else "preferences.language_own"
    return say("preferences.shown", language, zone=zone, spoken=say(own, language))


def _digest(settings: GuildSettings, language: Language, zone: str, trouble: str) -> str:
    if not settings.digest_channel:
        return say("settings.none", language)
    when = say(
        "settings.digest_at",
        language,
        channel=f"<#{int(settings.digest_channel)}>",
        hour=settings.digest_hour,
        zone=escape(settings.zone or zone or "UTC"),
    )
    return f"{when} — ⚠️ {say(trouble, language)}" if trouble else when


def _several(each: list[str], key: str, language: Language) -> str:
    if not each:
        return say(key, language)
    more = [say("settings.more_channels", language, count=len(each) - _MOST)] if len(each) > _MOST else []
    return ", ".join([*each[:_MOST], *more])
