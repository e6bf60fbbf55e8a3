"""A post as an archive of X has it, to an item. Pure functions.

``display_text_range`` is not used: it counts code points of the escaped text, and what it leaves out, the names that a
reply begins with and the link of a picture, is told apart without it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from retrieval.feeds.boilerplate import clean
from retrieval.feeds.json_stream import identifier, listed, mapping, name_of, words
from retrieval.feeds.moments import FIRST_POST, Published, published_at, zone_of
from retrieval.feeds.page import Page
from retrieval.feeds.permalinks import Permalink, post_number, read_permalink
from retrieval.feeds.x_notes import LongPosts, unescape
from retrieval.types import FeedItem

_HANDLE = re.compile(r"\w{1,30}", re.ASCII)
_REPOST = re.compile(r"RT @(?P<handle>\w{1,30}): ?", re.ASCII)
_SHORT_LINK = re.compile(r"https?://t\.co/\w{1,40}", re.ASCII)
_UNTIMED = datetime(2010, 11, 4, tzinfo=UTC)
"""Old archives print midnight for every post before this day."""

_FORMS = ("%a %b %d %H:%M:%S %z %Y", "%Y-%m-%d %H:%M:%S %z")


@dataclass(frozen=True)
class Account:
    """An account on X.

    Attributes:
        handle: without ``@``.
        name: as shown; the handle where none is known.
    """

    handle: str
    name: str


def account(handle: object, name: object = "") -> Account | None:
    """An account; None where the handle is none."""
    found = name_of(handle).lstrip("@")
    return Account(found, name_of(name) or found) if _HANDLE.fullmatch(found) else None


@dataclass(frozen=True)
class _Original:
    """Whose words a post holds, and where they were first posted, as far as that is known."""

    account: Account
    id: str
    text: str
    created: object
    fields: Mapping[str, Any]


def owner_in_post(tweet: Mapping[str, Any]) -> Account | None:
    """Whose archive a post is from, where the post itself tells: by its account, or by the address of its picture."""
    user = mapping(tweet.get("user"))
    if found := account(user.get("screen_name"), user.get("name")):
        return found
    for medium in _media(tweet):
        status = read_permalink(name_of(medium.get("expanded_url")))
        is_own = status and str(status.number) == _id(tweet) and not medium.get("source_status_id_str")
        if status and is_own and (found := account(status.account)):
            return found
    return None


def to_item(tweet: Mapping[str, Any], owner: Account, long_posts: LongPosts, page: Page) -> tuple[FeedItem | None, str]:
    """An item.

    Args:
        tweet: as the archive has it.
        owner: of the archive.
        long_posts: the full texts of posts that are cut there.
        page: what is known of the archive.

    Returns:
        The item, and what is wrong with it, empty where nothing is. No item and nothing wrong: a post without words.
    """
    post_id = _id(tweet)
    if not post_id:
        return None, "it is no post: it has no id"
    original = _original(tweet)
    who = original.account if original else owner
    first_id = original.id if original else post_id
    fields = original.fields if original else tweet
    created = _moment(original.created if original else tweet.get("created_at"))
    text, links = _text(original.text if original else words(tweet.get("full_text") or tweet.get("text")), fields)
    if not original and (full := long_posts.full_text(text, created)):
        text, links = full.text, (*links, *full.links)
    lines = [line for raw in text.split("\n") if (line := clean(raw))]
    if not lines:
        return None, ""
    when = _published(created, first_id if original else "", page)
    # The address under the account that passed it on leads to the original too.
    link = Permalink(who.handle, int(first_id)) if first_id else Permalink(owner.handle, int(post_id))
    item = FeedItem(
        source=(page.name or owner.name) if not original else who.name,
        handle=who.handle,
        published=when.published,
        has_time=when.has_time,
        dated=when.dated,
        urls=tuple(dict.fromkeys([link.url, *_others(links, link)])),
        headline=lines[0],
        text="\n".join(lines),
        lang=page.language,
        guid=str(link.number),
        reposted_by=owner.handle if original else "",
    )
    return item, when.problem


def _id(tweet: Mapping[str, Any]) -> str:
    found = identifier(tweet.get("id_str") or tweet.get("id"))
    return found if found.isascii() and found.isdigit() and len(found) <= 20 else ""


def _original(tweet: Mapping[str, Any]) -> _Original | None:
    """The post that this one passes on; None where the words are the owner's."""
    retweeted = mapping(tweet.get("retweeted_status"))
    user = mapping(retweeted.get("user"))
    if found := account(user.get("screen_name"), user.get("name")):
        text = words(retweeted.get("full_text") or retweeted.get("text"))
        return _Original(found, _id(retweeted), text, retweeted.get("created_at"), retweeted)
    text = words(tweet.get("full_text") or tweet.get("text"))
    match = _REPOST.match(text)
    if not match:
        return None
    handle = match["handle"]
    mentions = map(mapping, listed(mapping(tweet.get("entities")).get("user_mentions")))
    named = (one.get("name") for one in mentions if name_of(one.get("screen_name")).casefold() == handle.casefold())
    # The picture of a repost names the post that it was in.
    first = (
        identifier(medium.get("source_status_id_str") or medium.get("source_status_id")) for medium in _media(tweet)
    )
    in_links = (status for medium in _media(tweet) if (status := read_permalink(name_of(medium.get("expanded_url")))))
    of_account = {str(status.number) for status in in_links if status.account.casefold() == handle.casefold()}
    first_id = next((one for one in first if one in of_account), "")
    return _Original(
        Account(handle, name_of(next(named, "")) or handle),
        first_id,
        text[match.end() :],
        tweet.get("created_at"),
        tweet,
    )


def _media(tweet: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for place in ("entities", "extended_entities"):
        yield from map(mapping, listed(mapping(tweet.get(place)).get("media")))


def _text(text: str, fields: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The words without links, and where the links lead."""
    real = {
        name_of(link.get("url")): name_of(link.get("expanded_url"))
        for link in map(mapping, listed(mapping(fields.get("entities")).get("urls")))
    }
    pictures = {name_of(medium.get("url")) for medium in _media(fields)}
    written = [link for link in _SHORT_LINK.findall(text) if link not in pictures]
    links = [real.get(link) or link for link in written]
    return unescape(_SHORT_LINK.sub(" ", text)), tuple(dict.fromkeys(link for link in links if link))


def _others(links: Sequence[str], own: Permalink) -> list[str]:
    """Links that do not lead to the post itself."""
    return [link for link in links if (status := read_permalink(link)) is None or status.number != own.number]


def _moment(created: object) -> datetime | None:
    text = name_of(created)
    for form in _FORMS:
        try:
            return datetime.strptime(text, form)
        except (ValueError, OverflowError):
            continue
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _published(created: datetime | None, original_id: str, page: Page) -> Published:
    """When a post was made; a repost whose original is known, when that was."""
    printed = Permalink("", post_number(original_id)).moment or created
    zone = zone_of(page.zone, page.language)
    moment = printed.replace(tzinfo=printed.tzinfo or zone) if printed else None
    has_time = moment is not None and not (moment < _UNTIMED and moment.strftime("%H%M%S") == "000000")
    return published_at(moment, has_time=has_time, zone=zone, seen=page.seen, earliest=FIRST_POST)
