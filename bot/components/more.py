"""The menu *⋯*: what can be done with each of the hits that a message shows, and with all of them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import discord

from bot.asking.given import shown_hit
from bot.asking.outlets import may_choose
from bot.asking.page import Page
from bot.components.custom_ids import template
from bot.components.pressed import Pressed, Select
from bot.components.step import step_label
from bot.render.clipping import clip
from bot.render.escape import one_line
from bot.render.statements import joined, published
from bot.texts.catalogue import say
from retrieval.types import Hit

if TYPE_CHECKING:
    from bot.gateway.client import OnRecordBot

SOURCES, STEP = "sources", "step"
"""What is done with no hit: other sources are chosen, and one of the suggestions is asked."""

MOST_OPTIONS = 25
_MOST_STEPS = 10

LONGEST_LABEL = 100
"""Of a label, a value and a description: https://discord.com/developers/docs/components/reference#string-select"""


class MoreMenu(Pressed, discord.ui.DynamicItem[Select], template=template("more")):
    """Does something with a hit; each of its values is what, and the key of the hit or the place of a suggestion."""

    action = "more"
    counts = True

    async def pressed(self, interaction: discord.Interaction[Any], bot: "OnRecordBot") -> None:
        """Do it, for the eyes of whoever chose it alone; what is suggested is asked as its button asks it."""
        what, _, key = self.item.values[0].partition(":")
        if what == SOURCES:
            await bot.choosing.offer(interaction, self.answer)
        elif what == STEP:
            await bot.answers.follow_step(interaction, self.answer, int(key))
        else:
            await bot.browsing.do(interaction, self.answer, what, key)


def more_menu(page: Page, answer_id: str, first_step: int = 0) -> MoreMenu | None:
    """The menu for a page; None where it shows no hit, nor a post.

    Args:
        page: what is shown.
        answer_id: under which it is kept.
        first_step: the first of the answer's suggestions that has no button.
    """
    if not page.cards:
        return None
    steps, sources = list(_steps(page, first_step)), list(_sources(page))
    of_hits = list(_options(page))[: MOST_OPTIONS - len(steps) - len(sources)]
    options = [*steps, *of_hits, *sources]
    menu = discord.ui.Select[Any](placeholder=say("browse.more", page.request.language), options=options)
    return MoreMenu(menu, answer_id)


def _steps(page: Page, first: int) -> Iterable[discord.SelectOption]:
    for place, one in list(enumerate(page.answer.suggestions if page.answer else ()))[first:_MOST_STEPS]:
        yield discord.SelectOption(label=clip(one_line(step_label(one)), LONGEST_LABEL) or "…", value=f"{STEP}:{place}")


def _sources(page: Page) -> Iterable[discord.SelectOption]:
    if not may_choose(page.request.kind, page.outlets):
        return
    language, count = page.request.language, len(page.chosen)
    told = say("browse.outlets_chosen", language, count=count) if count else None
    yield discord.SelectOption(label=say("browse.outlets", language), value=f"{SOURCES}:", description=told)


def _options(page: Page) -> Iterable[discord.SelectOption]:
    language, hits = page.request.language, page.cards
    for what in ("around", "copy"):
        for number, hit in enumerate(hits, page.offset + 1):
            key = f"browse.{what}" if len(hits) == 1 else f"browse.{what}_of"
            yield _option(say(key, language, number=number), what, hit, _telling(page, hit))
    people = {hit.speaker.name: hit for hit in hits if hit.speaker}
    for what, key in (("more", "browse.more_from"), ("timeline", "browse.timeline_of")):
        if what != page.request.kind:
            for name, hit in people.items():
                yield _option(say(key, language, name=one_line(name)), what, hit)


def _option(label: str, what: str, hit: Hit, description: str | None = None) -> discord.SelectOption:
    value = f"{what}:{shown_hit(hit).key}"
    return discord.SelectOption(label=clip(label, LONGEST_LABEL), value=value, description=description)


def _telling(page: Page, hit: Hit) -> str:
    """Which hit is meant: where it stands, and how its words begin."""
    first, last = hit.highlights[0] if hit.highlights else (0, len(hit.passage.text))
    where = joined([one_line(hit.item.source), published(hit.item, page.request.language)])
    return clip(f"{where} · {one_line(hit.passage.text[first:last])}", LONGEST_LABEL)
