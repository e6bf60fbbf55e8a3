"""``onrecord bot``."""

from pathlib import Path

from bot.errors import BotTokenError
from bot.session import open_retriever, switch_behind
from bot.settings import load_settings

DONE = 0


def run(*, db: Path | None) -> int:
    """Run the bot until it is interrupted."""
    from bot.asking.service import Service
    from bot.client import OnRecordBot, run_bot
    from bot.following import following

    settings = load_settings(db=db)
    token = settings.discord_token.get_secret_value() if settings.discord_token else None
    if not token:
        raise BotTokenError(
            "There is no Discord token. Set ONRECORD_DISCORD_TOKEN in the environment or in .env; "
            "docs/discord.md tells how to get one."
        )
    with open_retriever(settings, must_exist=True, bundled=True) as retriever:
        switch_behind(retriever, settings)
        with following(retriever, settings):

            def make_client() -> OnRecordBot:
                service = Service(retriever, limit=settings.limit, zone=settings.zone)
                return OnRecordBot(service, guild_id=settings.discord_guild)

            run_bot(token, make_client)
    return DONE
