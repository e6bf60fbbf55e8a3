"""The form that asks what was wrong with an answer.

What is sent is read from the press itself: the form need not be known any more, as after a restart.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import discord

from bot.asking.given import Given
from bot.asking.verdict import LONGEST_NOTE, REASONS, Reason, Why
from bot.components.custom_ids import custom_id, template
from bot.texts.catalogue import say
from retrieval.language import Language

_ACTION = "why"
_SENT = re.compile(template(_ACTION))
_REASON, _HIT, _NOTE = "reason", "hit", "note"
_ALL = "*"
_MOST_OPTIONS = 25


def why_form(answer_id: str, given: Given, language: Language) -> discord.ui.Modal:
    """The form for an answer.

    Args:
        answer_id: under which it is kept.
        given: the answer, as it is shown now.
        language: of whoever fills it.
    """
    form = discord.ui.Modal(title=say("browse.verdict_title", language), custom_id=custom_id(_ACTION, answer_id))
    reasons = [discord.SelectOption(label=say(f"browse.verdict_{one}", language), value=one) for one in REASONS]
    form.add_item(_labelled("browse.verdict_reason", language, discord.ui.Select(custom_id=_REASON, options=reasons)))
    if len(given.hits) > 1:
        every = discord.SelectOption(label=say("browse.verdict_all_hits", language), value=_ALL, default=True)
        hits = [
            discord.SelectOption(label=str(number), value=hit.key)
            for number, hit in enumerate(given.hits[: _MOST_OPTIONS - 1], given.offset + 1)
        ]
        form.add_item(
            _labelled("browse.verdict_hit", language, discord.ui.Select(custom_id=_HIT, options=[every, *hits]))
        )
    note = discord.ui.TextInput[Any](
        custom_id=_NOTE, style=discord.TextStyle.paragraph, required=False, max_length=LONGEST_NOTE
    )
    form.add_item(_labelled("browse.verdict_note", language, note))
    # Whatever is sent is read by ``sent_answer`` and ``sent_why``; nobody needs to remember the form.
    form.stop()
    return form


def sent_answer(data: Mapping[str, Any]) -> str | None:
    """The answer whose form was sent; None where it is another form.

    Args:
        data: of the interaction.
    """
    found = _SENT.fullmatch(str(data.get("custom_id", "")))
    return found["answer"] if found else None


def sent_why(data: Mapping[str, Any]) -> Why:
    """What was wrong, as it was sent.

    Args:
        data: of the interaction.
    """
    fields = {one["custom_id"]: one for one in _fields(data.get("components", ()))}
    chosen = fields.get(_HIT, {}).get("values") or [_ALL]
    told = fields.get(_REASON, {}).get("values", ())
    reason: Reason = next((one for one in REASONS if one in told), "other")
    hit = "" if chosen[0] == _ALL else str(chosen[0])
    return Why(reason=reason, hit=hit, note=str(fields.get(_NOTE, {}).get("value") or "")[:LONGEST_NOTE].strip())


def _fields(components: Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    for one in components:
        yield from _fields([*one.get("components", ()), *([one["component"]] if "component" in one else [])])
        if "custom_id" in one:
            yield one


def _labelled(key: str, language: Language, item: discord.ui.Item[Any]) -> discord.ui.Label[Any]:
    return discord.ui.Label(text=say(key, language), component=item)
