"""An answer as Discord embeds, within Discord's limits by construction.

Limits: https://discord.com/developers/docs/resources/message#embed-object-embed-limits
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, time

import discord

from bot.render.escape import escape, one_line
from bot.render.links import web_address
from bot.render.statements import ALSO_IN, UNCERTAIN, Told, edited, joined, told_of
from bot.render.text import published
from retrieval.answers.messages import NAMED, NAMED_ONLY
from retrieval.language import Language
from retrieval.types import Answer, FeedItem, Hit, SourceInfo, Span, SpeakerInfo

MAX_EMBEDS = 10
MAX_TOTAL = 6_000
MAX_DESCRIPTION = 4_096
MAX_AUTHOR = 256
MAX_FIELD = 1_024
MAX_MESSAGE = 2_000

_COLOUR = discord.Colour(0x3B6EA5)
_GREY = discord.Colour(0x99A1A8)
_MORE = "…"
_STATEMENTS: dict[Language, str] = {"en": "Statement by statement", "ja": "発言ごと"}
_MAX_WORDS = 60
_LONGEST_STATEMENTS = 700
"""Of what is told statement by statement; more would take the room of the passage."""
_LINK: dict[Language, str] = {"en": "Open the post", "ja": "投稿を開く"}


def answer_embeds(answer: Answer, language: Language) -> list[list[discord.Embed]]:
    """The hits of an answer as pages of embeds, one embed a hit; without hits, those that only name who was asked for.

    Args:
        answer: with at least one hit or one mention.
        language: of the labels.

    Returns:
        Pages; each fits one message.
    """
    pages: list[list[discord.Embed]] = [[]]
    shown = [hit_embed(hit, language) for hit in answer.hits]
    for embed in shown or [mention_embed(hit, language) for hit in answer.mentions]:
        page = pages[-1]
        if len(page) == MAX_EMBEDS or sum(map(len, page)) + len(embed) > MAX_TOTAL:
            pages.append([embed])
        else:
            page.append(embed)
    return [page for page in pages if page]


def hit_embed(hit: Hit, language: Language, *, kind: str = "") -> discord.Embed:
    """One hit: the passage with the answering words in bold, source, handle, date and link.

    Args:
        hit: what is shown.
        language: of the labels.
        kind: how the words are given, in place of what the hit says.
    """
    embed = discord.Embed(colour=_COLOUR)
    # An embed's author, footer and title show no markup but must not carry control characters.
    embed.set_author(name=_cut(one_line(f"{hit.item.source} (@{hit.item.handle})"), MAX_AUTHOR))
    whole, each = told_of(hit, language)
    link = web_address(hit.item.url)
    when = joined([_moment(hit.item), edited(hit.item, language)])
    about = [_speaker(whole), when, f"[{_LINK[language]}]({link})" if link else "", kind or _how(whole)]
    embed.add_field(name="\u200b", value=joined(about), inline=False)
    if each:
        lines = _lines(map(_statement, each), _LONGEST_STATEMENTS)
        embed.add_field(name=_STATEMENTS[language], value=lines, inline=False)
    if hit.also_in:
        embed.add_field(
            name=ALSO_IN[language].capitalize(), value=_lines(map(_carrier, hit.also_in), MAX_FIELD), inline=False
        )
    embed.description = _passage(hit, min(MAX_DESCRIPTION, MAX_TOTAL - len(embed)))
    return embed


def _speaker(told: Told) -> str:
    return escape(_cut(one_line(told.speaker), 100))


def _how(told: Told) -> str:
    """What is done with words, and how they are given."""
    return joined([f"**{told.act}**" if told.act else "", *told.how])


def _statement(told: Told) -> str:
    """One of several statements that are not alike, so much of it as tells which one is meant."""
    return f"{joined([_speaker(told), _how(told)])}: {escape(_cut(one_line(told.words), _MAX_WORDS))}"


def mention_embed(hit: Hit, language: Language) -> discord.Embed:
    """A passage that only names somebody: grey, with that said above it, and the name underlined rather than bold."""
    embed = hit_embed(hit.model_copy(update={"highlights": ()}), language, kind=NAMED[language])
    embed.title = NAMED_ONLY[language]
    embed.description = _passage(hit, min(MAX_DESCRIPTION, MAX_TOTAL - len(embed)), _underlined)
    embed.colour = _GREY
    return embed


def plain_message(text: str) -> str:
    """A sentence of ours that may quote the feed or the asker, safe as message content."""
    return _cut_escaped(escape(text), MAX_MESSAGE)


def sources_message(sources: Sequence[SourceInfo]) -> str:
    """A list of sources."""
    return _lines(map(_source_line, sources), MAX_MESSAGE)


def _source_line(one: SourceInfo) -> str:
    names = [escape(one_line(name)) for name in (one.source, f"@{one.handle}")]
    return joined([*names, str(one.items), f"{one.first} – {one.last}"])


def speakers_message(speakers: Sequence[SpeakerInfo], language: Language) -> str:
    """A list of who speaks, with of how many statements the speaker is uncertain."""
    return _lines((_speaker_line(one, language) for one in speakers), MAX_MESSAGE)


def _speaker_line(one: SpeakerInfo, language: Language) -> str:
    names = escape(_cut(one_line(", ".join((one.name, *one.others))), 100))
    uncertain = f" ({UNCERTAIN[language]}: {one.uncertain})" if one.uncertain else ""
    return joined([names, escape(one_line(one.role)), f"{one.statements}{uncertain}", f"{one.first} – {one.last}"])


def _passage(hit: Hit, room: int, marked: Callable[[str], str] | None = None) -> str:
    """The passage with its highlights marked, in bold unless told; cut where Discord has no room for all of it."""
    text = hit.passage.text
    pieces = _pieces(text, hit.highlights)
    out = ""
    for piece, is_marked in pieces:
        shown = (marked or _bold)(piece) if is_marked else escape(piece)
        if len(out) + len(shown) > room - len(_MORE):
            rest = room - len(_MORE) - len(out)
            return out + _cut_escaped(escape(piece), rest, ending="") + _MORE
        out += shown
    return out


def _pieces(text: str, spans: Sequence[Span]) -> list[tuple[str, bool]]:
    pieces, place = [], 0
    for start, end in spans:
        pieces += [(text[place:start], False), (text[start:end], True)]
        place = end
    pieces.append((text[place:], False))
    return [(piece, bold) for piece, bold in pieces if piece]


def _bold(text: str) -> str:
    """Bold line by line: Discord's bold may not begin or end with white space nor run over a blank line."""
    lines = []
    for line in text.split("\n"):
        core = line.strip()
        if not core:
            lines.append(line)
            continue
        start = line.index(core)
        lines.append(f"{line[:start]}**{escape(core)}**{line[start + len(core) :]}")
    return "\n".join(lines)


def _underlined(text: str) -> str:
    return f"__{escape(text)}__" if text.strip() == text and "\n" not in text else escape(text)


def _moment(item: FeedItem) -> str:
    """The date as a Discord timestamp; with the printed date beside it where no time is known.

    Discord shows a timestamp in the reader's zone. Noon UTC is the same day almost everywhere, and the
    printed date settles the rest.
    """
    if item.has_time:
        return f"<t:{int(item.published.timestamp())}:f> ({published(item)})"
    noon = datetime.combine(item.day, time(12), tzinfo=UTC)
    return f"<t:{int(noon.timestamp())}:D> ({published(item)})"


def _carrier(item: FeedItem) -> str:
    link = web_address(item.url)
    line = f"{escape(_cut(one_line(item.source), 80))} {escape(one_line('@' + item.handle))} {published(item)}"
    return line + (f" [↗]({link})" if link else "")


def _lines(each: Iterable[str], room: int) -> str:
    """Lines as far as there is room; an ellipsis stands for the others."""
    lines: list[str] = []
    for line in each:
        if sum(len(one) + 1 for one in lines) + len(line) > room - 2:
            return "\n".join([*lines, _MORE])
        lines.append(line)
    return "\n".join(lines)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + _MORE


def _cut_escaped(text: str, limit: int, ending: str = _MORE) -> str:
    """Cut escaped text without leaving a backslash that escapes nothing."""
    if len(text) <= limit:
        return text
    kept = text[: max(0, limit - len(ending))]
    odd = (len(kept) - len(kept.rstrip("\\"))) % 2
    return kept[: len(kept) - odd] + ending
