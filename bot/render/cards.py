"""A hit as a card."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.render.embeds import hit_embed, mention_embed
from retrieval.language import Language
from retrieval.types import Hit


def cards(hits: Sequence[Hit], language: Language, *, room: int) -> list[discord.ui.Container[Any]]:
    """A card for each hit."""
    return [_card(hit_embed(hit, language), room // len(hits)) for hit in hits]


def mention_cards(hits: Sequence[Hit], language: Language, *, room: int) -> list[discord.ui.Container[Any]]:
    """A card for each passage that only names somebody."""
    return [_card(mention_embed(hit, language), room // len(hits)) for hit in hits]


def _card(embed: discord.Embed, room: int) -> discord.ui.Container[Any]:
    texts = [
        embed.title or "",
        embed.author.name or "",
        embed.description or "",
        *(field.value or "" for field in embed.fields),
    ]
    text = "\n".join(filter(None, texts))[: room - 1]
    return discord.ui.Container(discord.ui.TextDisplay(text))
