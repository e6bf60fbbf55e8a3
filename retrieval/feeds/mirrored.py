"""Entries of feeds that show an account's posts on X, as Nitter's do: whose words they are. Pure functions."""

import re
from dataclasses import dataclass

from retrieval.feeds.permalinks import Permalink, read_permalink

_ON_ANY_MIRROR = re.compile(r"https?://[^/\s]{3,100}/(?P<account>\w{1,30})/status/(?P<number>\d{5,20})#m", re.ASCII)
_PASSED_ON = re.compile(r"RT (?:by )?@(?P<handle>\w{1,30}): ?", re.ASCII)
_REPLY = re.compile(r"R to @\w{1,30}: ?", re.ASCII)
_NAMED = re.compile(r"(?P<name>.{1,100}) / @(?P<handle>\w{1,30})(?: on .{1,40})?", re.ASCII)


@dataclass(frozen=True)
class MirroredPost:
    """A post that an entry shows.

    Attributes:
        source: the display name of the account, its handle where the feed does not tell.
        handle: the account whose words they are.
        reposted_by: the account of the feed where that passed the post on; else empty.
        title: the entry's title without what the mirror wrote before the post's words.
        url: the post's address on X.
    """

    source: str
    handle: str
    reposted_by: str
    title: str
    url: str


def mirrored_post(title: str, link: str, channel: str) -> MirroredPost | None:
    """The post that an entry shows; None where it is no post.

    Args:
        title: of the entry.
        link: of the entry.
        channel: the title of its feed.

    >>> mirrored_post("RT by @osk: The port is shut.", "https://n.example/wire/status/12345#m", "Osk / @osk").handle
    'wire'
    """
    found = _ON_ANY_MIRROR.match(link)
    post = Permalink(found["account"], int(found["number"])) if found else read_permalink(link)
    if post is None or not post.account:
        return None
    named = _NAMED.fullmatch(channel.strip())
    passed_on = _PASSED_ON.match(title)
    bare = title[passed_on.end() :] if passed_on else _REPLY.sub("", title, count=1) if _REPLY.match(title) else title
    owner = passed_on["handle"] if passed_on else named["handle"] if named else post.account
    is_own = owner.casefold() == post.account.casefold()
    name = named["name"] if named and named["handle"].casefold() == post.account.casefold() else post.account
    return MirroredPost(name, post.account, "" if is_own else owner, bare, post.url)
