"""A channel on Discord in which a program posts a feed: its messages and their embeds, as items. Pure functions.

Nothing here knows Discord's library: the bot and the reader of exports both make ``ChannelMessage`` of what they have.
What people write in the channel is no feed item, and neither is what a program answers to a command.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from retrieval.feeds.boilerplate import clean
from retrieval.feeds.discord_text import Plain, plain, without_quoted
from retrieval.feeds.json_stream import name_of, words
from retrieval.feeds.moments import FIRST_POST, published_at, zone_of
from retrieval.feeds.page import Page, Reading
from retrieval.feeds.permalinks import Permalink, read_permalink
from retrieval.feeds.posts import FeedProblem, unique
from retrieval.feeds.x_accounts import named_account
from retrieval.types import FeedItem


@dataclass(frozen=True)
class ChannelEmbed:
    """An embed of a message; what it does not have is empty.

    Attributes:
        title: its heading.
        description: its text, in Discord's markdown.
        url: where its heading leads.
        author: the line above the heading.
        author_url: where that leads.
        provider: the site's name, where Discord made the embed from a link.
        footer: the line below.
        timestamp: the moment that it shows.
    """

    title: str = ""
    description: str = ""
    url: str = ""
    author: str = ""
    author_url: str = ""
    provider: str = ""
    footer: str = ""
    timestamp: datetime | None = None


@dataclass(frozen=True)
class ChannelMessage:
    """A message in a channel. When it was edited is not part of it: an edit makes no other item.

    Attributes:
        id: its number.
        author: the shown name of whoever posted it.
        author_id: the number of that account or webhook.
        is_program: whether that is a bot or a webhook.
        created_at: when it was posted.
        content: its text, in Discord's markdown.
        embeds: in order.
        jump_url: the address of the message.
        answers_command: whether it answers what somebody typed as a command.
    """

    id: str
    author: str
    author_id: str
    is_program: bool
    created_at: datetime | None
    content: str = ""
    embeds: Sequence[ChannelEmbed] = ()
    jump_url: str = ""
    answers_command: bool = False


def read_messages(messages: Iterable[ChannelMessage], page: Page, *, own_id: str = "") -> Reading:
    """The items of a channel.

    Args:
        messages: in the order of the channel.
        page: what is known of the channel; its ``data`` is not looked at.
        own_id: the account of whoever reads: what that posted itself is no item.
    """
    items: list[FeedItem] = []
    problems: list[FeedProblem] = []
    people: list[int] = []
    for number, message in enumerate(messages, start=1):
        if not message.is_program:
            people.append(number)
        elif not message.answers_command and (not own_id or message.author_id != own_id):
            for item, problem in _items(message, page):
                items.append(item)
                if problem:
                    problems.append(FeedProblem(number, item.headline[:80], problem, is_kept=True))
    if people:
        count = "1 message" if len(people) == 1 else f"{len(people)} messages"
        problems.append(
            FeedProblem(people[0], "messages", f"{count} by people, who are no feed; bots and webhooks are")
        )
    return Reading(tuple(unique(items)), tuple(problems))


def _items(message: ChannelMessage, page: Page) -> list[tuple[FeedItem, str]]:
    content = plain(words(message.content))
    found = []
    for number, embed in enumerate(message.embeds, start=1):
        status, account = _post_of(embed)
        if status or account:
            made = _post(message, embed, status, page, number)
        else:
            # The text beside one embed is the feed's too; beside several it introduces them.
            beside = content if len(message.embeds) == 1 else plain("")
            made = _story(message, embed, beside, page, number)
        if made:
            found.append(made)
    if not message.embeds and (made := _story(message, ChannelEmbed(), content, page, 0)):
        found.append(made)
    return found


def _post_of(embed: ChannelEmbed) -> tuple[Permalink | None, bool]:
    """The post of X that an embed shows, and whether a line of it names an account."""
    links = (name_of(link) for link in (embed.url, embed.author_url))
    status = next((status for link in links if (status := read_permalink(link))), None)
    shows_x = embed.footer.strip().casefold() in {"x", "twitter"} and bool(named_account(embed.author))
    return status, shows_x


def _post(
    message: ChannelMessage, embed: ChannelEmbed, status: Permalink | None, page: Page, number: int
) -> tuple[FeedItem, str] | None:
    """The item of a post on X: its words are those of its account, whoever passed it on here."""
    named = named_account(embed.author) or named_account(embed.title)
    handle = named.handle if named else status.account if status else ""
    text = without_quoted(plain(words(embed.description)))
    if not handle or not text.text.strip():
        return None
    link = Permalink(handle, status.number).url if status else ""
    guid = str(status.number) if status else f"{message.id}/{number}"
    printed = (status.moment if status else None) or embed.timestamp or message.created_at
    return _item(
        page,
        source=named.name if named else handle,
        handle=handle,
        lines=text.text.split("\n"),
        urls=[link, *text.links, message.jump_url],
        printed=printed,
        guid=guid,
        is_post=True,
    )


def _story(
    message: ChannelMessage, embed: ChannelEmbed, beside: Plain, page: Page, number: int
) -> tuple[FeedItem, str] | None:
    """The item of a story: the embed's heading and text, and what the program wrote beside them."""
    heading, body = plain(words(embed.title)), plain(words(embed.description))
    told = [*heading.text.split("\n"), *body.text.split("\n")]
    lines = [*told, *(line for line in beside.text.split("\n") if not _is_told(line, told))]
    shown_link = name_of(embed.url)
    urls = [shown_link if _is_web(shown_link) else "", *heading.links, *body.links, *beside.links]
    first = next((link for link in urls if link), "")
    source = name_of(embed.provider) or name_of(embed.author) or name_of(message.author)
    return _item(
        page,
        source=page.name or source or "Discord",
        handle=_host(first) or name_of(message.author) or message.author_id,
        lines=lines,
        urls=[*urls, message.jump_url],
        printed=embed.timestamp or message.created_at,
        guid=f"{message.id}/{number}",
        is_post=False,
    )


def _is_told(line: str, told: Sequence[str]) -> bool:
    bare = clean(line)
    return any(bare and bare in other for other in told)


def _item(
    page: Page,
    *,
    source: str,
    handle: str,
    lines: Sequence[str],
    urls: Sequence[str],
    printed: datetime | None,
    guid: str,
    is_post: bool,
) -> tuple[FeedItem, str] | None:
    """An item, None where no line has words, and what is wrong with its date."""
    kept = [line for raw in lines if (line := clean(raw))]
    if not kept:
        return None
    zone = zone_of(page.zone, page.language)
    limits = {"earliest": FIRST_POST} if is_post else {}
    when = published_at(printed, has_time=printed is not None, zone=zone, seen=page.seen, **limits)
    item = FeedItem(
        source=source,
        handle=handle,
        published=when.published,
        has_time=when.has_time,
        dated=when.dated,
        urls=tuple(dict.fromkeys(link for link in urls if link)),
        headline=kept[0],
        text="\n".join(kept),
        lang=page.language,
        guid=guid,
    )
    return item, when.problem


def _is_web(link: str) -> bool:
    return link.startswith(("http://", "https://"))


def _host(link: str) -> str:
    """The site of a link; empty where it has none, or leads to a post of X, whose site is not the outlet."""
    if not _is_web(link) or read_permalink(link):
        return ""
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
