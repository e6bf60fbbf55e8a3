"""Makes the bot as the settings say."""

from collections.abc import Callable

from bot.asking.cooldowns import Cooldowns
from bot.asking.desk import Desk, Limits
from bot.asking.service import Service
from bot.client import OnRecordBot
from bot.settings import Settings
from retrieval import Retriever


def client_factory(retriever: Retriever, settings: Settings) -> Callable[[], OnRecordBot]:
    """What makes the bot, anew for each try to connect.

    Args:
        retriever: answers.
        settings: how.
    """
    limits = Limits(settings.questions_at_once, settings.questions_waiting, settings.question_deadline)
    # How fast somebody asked is remembered over a new connection.
    cooldowns = Cooldowns(settings.user_cooldown, settings.guild_cooldown)

    def make_client() -> OnRecordBot:
        return OnRecordBot(
            Service(
                retriever,
                Desk(limits),
                limit=settings.limit,
                zone=settings.zone,
                translator=settings.translator,
            ),
            cooldowns=cooldowns,
            guild_id=settings.discord_guild,
            message_content=settings.discord_message_content,
            shard_count=settings.discord_shards,
        )

    return make_client
