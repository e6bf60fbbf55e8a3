"""*Find in the feed*, in the menu of a message: who else says this?"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.errors import NothingToFindError
from bot.handlers.askers import asker_of
from bot.texts.translator import text_of
from retrieval.query.arguments import MAX_MESSAGE

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot


class FindCog(commands.Cog):
    """Who else says what a message says.

    Args:
        bot: whose menu it is.
    """

    def __init__(self, bot: "OnRecordBot") -> None:
        self._bot = bot
        self._menu = app_commands.ContextMenu(name=text_of("find.name"), callback=self.find)

    async def cog_load(self) -> None:
        """Put it into the menu; discord.py knows no decorator for that in a cog."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it out again."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    async def find(self, interaction: discord.Interaction[Any], message: discord.Message) -> None:
        """Answer privately: the message is somebody else's."""
        service = self._bot.service

        async def work() -> None:
            text = text_in(message)
            if not text:
                raise NothingToFindError
            asker = await asker_of(interaction, service, text)
            request = await service.request(asker, text, private=True)
            found = request.model_copy(update={"kind": "find"})
            await self._bot.answers.answer_interaction(interaction, asker, found)

        await self._bot.attendant.interaction(interaction, "find", work)


def text_in(message: discord.Message) -> str:
    """Everything that can be read in a message: its own words, those of previews and cards, those that it passes on.

    Args:
        message: the message.

    Returns:
        The parts, a line each, and no more of them than are looked for; empty where there are none.
    """
    parts = [message.content, *_embedded(message.embeds), *_displayed(message.components)]
    for passed_on in message.message_snapshots:
        parts += [passed_on.content, *_embedded(passed_on.embeds)]
    return "\n".join(dict.fromkeys(part.strip() for part in parts if part and part.strip()))[:MAX_MESSAGE]


def _embedded(embeds: Sequence[discord.Embed]) -> Iterator[str | None]:
    for embed in embeds:
        yield from (embed.title, embed.description, embed.url)
        yield from (field.value for field in embed.fields)


def _displayed(components: Sequence[Any]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from _displayed(getattr(component, "children", ()))
