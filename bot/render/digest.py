"""The daily digest as one message."""

from typing import Any

import discord

from bot.render.clipping import clip
from bot.render.escape import escape, one_line
from bot.render.pieces import linked, moment, name
from bot.render.room import MAX_TEXT, size
from bot.render.statements import KINDS, UNCERTAIN, act_told, joined
from bot.texts.catalogue import say
from retrieval.language import Language
from retrieval.rendering.links import web_address
from retrieval.types.arriving import Arrived, ArrivedSource, ArrivedSpeaker

_MOST_SOURCES = 8
_LONGEST_STATEMENT = 240
_ROOM = MAX_TEXT - 200


def digest_message(arrived: Arrived, language: Language) -> discord.ui.LayoutView:
    """What came, in one message that pings nobody.

    Args:
        arrived: what came; something did.
        language: of the server.
    """
    title = "digest.title" if len(arrived.sources) > 1 else "digest.title_one"
    head = say(title, language, items=arrived.items, sources=len(arrived.sources))
    lines = [f"**{head}**", _sources(arrived.sources, language)]
    said = [_said(one, language) for one in arrived.speakers]
    if said:
        lines.append(f"**{say('digest.quoted', language)}**")
    for one in said:
        if sum(map(size, lines)) + len(lines) + size(one) > _ROOM:
            break
        lines.append(one)
    view = discord.ui.LayoutView(timeout=None)
    container: discord.ui.Container[Any] = discord.ui.Container(discord.ui.TextDisplay("\n".join(lines)))
    view.add_item(container)
    return view


def _sources(sources: tuple[ArrivedSource, ...], language: Language) -> str:
    shown = [f"{name(one.source, 40)} {one.items}" for one in sources[:_MOST_SOURCES]]
    if len(sources) > _MOST_SOURCES:
        shown.append(say("digest.more_sources", language, count=len(sources) - _MOST_SOURCES))
    return joined(shown)


def _said(one: ArrivedSpeaker, language: Language) -> str:
    key = "digest.statement" if one.statements == 1 else "digest.statements"
    who = f"**{name(one.name)}**"
    if one.role and one.role.casefold() not in one.name.casefold():
        who = f"{who} ({name(one.role)})"
    words = escape(clip(one_line(one.utterance.text), _LONGEST_STATEMENT))
    how = [KINDS[one.utterance.kind][language], "" if one.utterance.is_certain else UNCERTAIN[language]]
    if act := act_told(one.utterance, language):
        how.insert(0, f"**{act}**")
    where = linked(one.item.source, web_address(one.item.url), language)
    counted = joined([who, say(key, language, count=one.statements)])
    return f"{counted}\n> {words}\n-# {joined([*how, where, moment(one.item, language)])}"
