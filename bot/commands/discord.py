"""``onrecord bot``."""

from pathlib import Path

from bot.errors import BotTokenError
from bot.session import open_retriever, switch_behind
from bot.settings import load_settings

DONE = 0
_THREADS_S = 5.0
"""How long threads may take to end once no question runs; a search that was given up still has one."""


def run(*, db: Path | None) -> int:
    """Run the bot until it is told to stop."""
    from bot.following import following
    from bot.logs import set_up_logging
    from bot.making import client_factory, counting
    from bot.running import PATIENCE_S, run_bot
    from bot.stopping import StopSignals, leave_within

    settings = load_settings(db=db)
    token = settings.discord_token.get_secret_value() if settings.discord_token else None
    if not token:
        raise BotTokenError(
            "There is no Discord token. Set ONRECORD_DISCORD_TOKEN in the environment or in .env; "
            "docs/discord.md tells how to get one."
        )
    set_up_logging(settings, secrets=[token])
    with StopSignals() as signals, open_retriever(settings, must_exist=True, bundled=True) as retriever:
        switch_behind(retriever, settings)
        with following(retriever, settings) as stop_following, counting(retriever, settings) as metrics:

            def at_stop() -> None:
                stop_following()
                leave_within(PATIENCE_S + _THREADS_S, DONE)

            make_client = client_factory(retriever, settings, metrics)
            beside = [metrics.watch_loop] if metrics else []
            run_bot(token, make_client, signals=signals, at_stop=at_stop, beside=beside)
    return DONE
