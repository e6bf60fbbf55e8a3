"""An answer as Discord embeds, within Discord's limits by construction.

Limits: https://discord.com/developers/docs/resources/message#embed-object-embed-limits
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, time

import discord

from bot.render.escape import escape
from bot.render.links import web_address
from bot.render.speaker import speaker_line
from bot.render.text import published
from retrieval.answers.messages import NAMED, NAMED_ONLY
from retrieval.language import Language
from retrieval.search.evidence import strength
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
_KINDS: dict[str, dict[Language, str]] = {
    "direct": {"en": "word for word", "ja": "発言のまま"},
    "indirect": {"en": "reported", "ja": "間接話法"},
    "headline": {"en": "headline", "ja": "見出し"},
    "post": {"en": "own words", "ja": "投稿者自身の言葉"},
}
_STRENGTHS: dict[str, dict[Language, str]] = {
    "strong": {"en": "strong match", "ja": "よく一致"},
    "fair": {"en": "fair match", "ja": "部分一致"},
}
_ALSO_IN: dict[Language, str] = {"en": "Also in", "ja": "ほかの掲載"}
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
    embed = discord.Embed(description=_passage(hit), colour=_COLOUR)
    # An embed's author, footer and title show no markup but must not carry control characters.
    embed.set_author(name=_cut(_plain(f"{hit.item.source} (@{hit.item.handle})"), MAX_AUTHOR))
    about = [_moment(hit.item)]
    if link := web_address(hit.item.url):
        about.append(f"[{_LINK[language]}]({link})")
    if hit.speaker:
        about.insert(0, escape(_cut(_plain(speaker_line(hit)), 100)))
    about.append(kind or (_KINDS.get(hit.kind) or _STRENGTHS[strength(hit.score)])[language])
    embed.add_field(name="\u200b", value=" · ".join(about), inline=False)
    if hit.also_in:
        embed.add_field(name=_ALSO_IN[language], value=_carriers(hit.also_in), inline=False)
    return embed


def mention_embed(hit: Hit, language: Language) -> discord.Embed:
    """A passage that only names somebody: grey, with that said above it, and the name underlined rather than bold."""
    embed = hit_embed(hit.model_copy(update={"highlights": ()}), language, kind=NAMED[language])
    embed.title = NAMED_ONLY[language]
    embed.description = _passage(hit, _underlined)
    embed.colour = _GREY
    return embed


def plain_message(text: str) -> str:
    """A sentence of ours that may quote the feed or the asker, safe as message content."""
    return _cut_escaped(escape(text), MAX_MESSAGE)


def sources_message(sources: Sequence[SourceInfo]) -> str:
    """A list of sources."""
    return _listed(
        f"{escape(source.source)} · {escape('@' + source.handle)} · {source.items} · {source.first} – {source.last}"
        for source in sources
    )


def speakers_message(speakers: Sequence[SpeakerInfo]) -> str:
    """A list of who speaks."""
    return _listed(
        f"{escape(_cut(', '.join((one.name, *one.others)), 100))}{f' · {escape(one.role)}' if one.role else ''}"
        f" · {one.statements} · {one.first} – {one.last}"
        for one in speakers
    )


def _listed(lines: Iterable[str]) -> str:
    """Lines as one message; an ellipsis stands for those without room."""
    kept: list[str] = []
    for line in lines:
        if sum(len(one) + 1 for one in kept) + len(line) > MAX_MESSAGE - 2:
            return "\n".join([*kept, _MORE])
        kept.append(line)
    return "\n".join(kept)


def _passage(hit: Hit, marked: Callable[[str], str] | None = None) -> str:
    """The passage with its highlights marked, in bold unless told; cut where Discord has no room for all of it."""
    text = hit.passage.text
    pieces = _pieces(text, hit.highlights)
    out = ""
    for piece, is_marked in pieces:
        shown = (marked or _bold)(piece) if is_marked else escape(piece)
        if len(out) + len(shown) > MAX_DESCRIPTION - len(_MORE):
            room = MAX_DESCRIPTION - len(_MORE) - len(out)
            return out + _cut_escaped(escape(piece), room, ending="") + _MORE
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


def _carriers(items: Sequence[FeedItem]) -> str:
    lines: list[str] = []
    for item in items:
        link = web_address(item.url)
        line = f"{escape(_cut(item.source, 80))} {escape('@' + item.handle)} {published(item)}"
        line += f" [↗]({link})" if link else ""
        if sum(len(one) + 1 for one in lines) + len(line) > MAX_FIELD - 2:
            lines.append(_MORE)
            break
        lines.append(line)
    return "\n".join(lines)


def _plain(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + _MORE


def _cut_escaped(text: str, limit: int, ending: str = _MORE) -> str:
    """Cut escaped text without leaving a backslash that escapes nothing."""
    if len(text) <= limit:
        return text
    kept = text[: max(0, limit - len(ending))]
    odd = (len(kept) - len(kept.rstrip("\\"))) % 2
    return kept[: len(kept) - odd] + ending
