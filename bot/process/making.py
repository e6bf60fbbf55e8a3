"""Makes the bot as the settings say."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.asking.cooldowns import Cooldowns
from bot.asking.desk import Desk, Limits
from bot.asking.service import Service
from bot.gateway.client import OnRecordBot
from bot.gateway.servers import Servers
from bot.settings.model import Settings
from retrieval import Retriever

if TYPE_CHECKING:
    from bot.process.metrics import Metrics

_log = logging.getLogger(__name__)


def client_factory(
    retriever: Retriever,
    settings: Settings,
    metrics: Metrics | None = None,
    *,
    servers: Servers | None = None,
    only_looks: bool = False,
) -> Callable[[], OnRecordBot]:
    """What makes the bot, anew for each try to connect.

    Args:
        retriever: answers.
        settings: how.
        metrics: count what it does; None for no counting.
        servers: what servers have of their own; None for nothing.
        only_looks: it is to log in, register nothing and change nothing.
    """
    limits = Limits(settings.questions_at_once, settings.questions_waiting, settings.question_deadline)
    # How fast somebody asked is remembered over a new connection.
    cooldowns = Cooldowns(settings.user_cooldown, settings.guild_cooldown, shared=retriever.allowances)

    def make_client() -> OnRecordBot:
        desk = Desk(limits)
        service = Service(
            retriever,
            desk,
            holdings=servers.holdings if servers else None,
            limit=settings.limit,
            zone=settings.zone,
            translator=settings.translator,
        )
        client = OnRecordBot(
            service,
            cooldowns=cooldowns,
            guild_id=settings.discord_guild,
            message_content=settings.discord_message_content,
            shards=settings.shards,
            observer=metrics,
            servers=servers,
            only_looks=only_looks,
        )
        if metrics:
            metrics.count_waiting(lambda: desk.waiting)
            metrics.listen(client)
        return client

    return make_client


@contextmanager
def counting(retriever: Retriever, settings: Settings) -> Iterator[Metrics | None]:
    """Count what the bot does, and serve that while the block runs; where no port is set, do neither.

    Args:
        retriever: knows of feeds that fail.
        settings: name the port.

    Raises:
        MetricsPortError: it cannot be used.
    """
    if settings.metrics_port is None:
        yield None
        return
    # Where nobody wants numbers, nobody waits for the library.
    from bot.process.metrics import Metrics

    def failing() -> int:
        return sum(source.is_failing or source.gone is not None for source in retriever.follows.all())

    metrics = Metrics()
    metrics.count_failing(failing)
    with metrics.serve(settings.metrics_port) as port:
        _log.info("Metrics at http://127.0.0.1:%d/metrics.", port)
        yield metrics
