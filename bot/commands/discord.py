"""``onrecord bot``."""

import logging

from bot.errors import BotTokenError
from bot.session import open_retriever, switch_behind
from bot.settings.model import Settings, load_settings
from bot.settings.unknown import unknown_variables
from retrieval.errors import OnRecordError
from retrieval.types.address import Place

_log = logging.getLogger(__name__)

DONE, TROUBLE = 0, 2
_THREADS_S = 8.0
"""How long the last may take to be told to ask again, and threads to end; a search that was given up still has one."""


def run(*, db: Place | None) -> int:
    """Run the bot until it is told to stop."""
    from bot.process.logs import set_up_logging

    settings = load_settings(db=db)
    token = token_of(settings)
    if not token:
        raise no_token_error()
    set_up_logging(settings, secrets=[token])
    for line in unknown_variables():
        _log.warning("%s", line)
    try:
        _run(settings, token)
    except OnRecordError as error:
        if settings.log_format != "json":
            raise
        # Whoever reads JSON reads nothing else.
        _log.critical("%s", error)
        return int(getattr(error, "exit_status", TROUBLE))
    return DONE


def _run(settings: Settings, token: str) -> None:
    from bot.gateway.intents import stated
    from bot.gateway.servers import servers
    from bot.process.following import following
    from bot.process.making import client_factory, counting
    from bot.process.running import PATIENCE_S, run_bot
    from bot.process.stopping import StopSignals, leave_within

    _log.info("%s", stated(message_content=settings.discord_message_content))
    with StopSignals() as signals, open_retriever(settings, must_exist=True, bundled=True) as retriever:
        switch_behind(retriever, settings)
        with (
            following(retriever, settings) as stop_following,
            servers(retriever, settings) as own,
            counting(retriever, settings) as metrics,
        ):

            def at_stop() -> None:
                stop_following()
                own.ask_to_stop()
                leave_within(PATIENCE_S + _THREADS_S, DONE)

            make_client = client_factory(retriever, settings, metrics, servers=own)
            beside = [metrics.watch_loop] if metrics else []
            run_bot(token, make_client, signals=signals, at_stop=at_stop, beside=beside)


def token_of(settings: Settings) -> str:
    """The token that is set; empty where none is.

    Raises:
        BotTokenError: it cannot be one.
    """
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not all("!" <= character <= "~" for character in token):
        raise BotTokenError(
            "The Discord token holds blanks, line breaks or other signs that no token has. Copy it again."
        )
    return token


def no_token_error() -> BotTokenError:
    """What is told where no token is set."""
    return BotTokenError(
        "There is no Discord token. Set ONRECORD_DISCORD_TOKEN in the environment or in .env; "
        "docs/running.md tells how to get one."
    )
