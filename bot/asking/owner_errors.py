"""What can go wrong when somebody sets up a server, each told in their language."""

from collections.abc import Sequence

from bot.asking.errors import ToldError
from bot.texts.catalogue import say
from retrieval.language import Language


class OutsideServerError(ToldError, LookupError):
    """A command for a server's owners was used where there is no server, or in one that the bot is not in."""

    def __init__(self) -> None:
        super().__init__("owner.outside")


class NotOwnerError(ToldError, PermissionError):
    """A command for a server's owners was used by somebody who may not manage the server."""

    def __init__(self) -> None:
        super().__init__("owner.forbidden")


class NearError(ToldError, ValueError):
    """What was typed is nothing that is known.

    Args:
        key: of the text, which has places for what was typed and for what is near it.
        typed: what was typed.
        near: what may have been meant.
    """

    def __init__(self, key: str, typed: str, near: Sequence[str] = ()) -> None:
        self.typed = " ".join(typed.split())[:80]
        self.near = tuple(near)
        super().__init__(key, typed=self.typed, near="")

    def told(self, language: Language) -> str:
        """The sentence, with what is near where something is."""
        near = say("owner.near", language, names=", ".join(self.near)) if self.near else ""
        return say(self.key, language, typed=self.typed, near=f" {near}" if near else "")


class UnknownZoneError(NearError):
    """What was typed is no time zone."""

    def __init__(self, typed: str, near: Sequence[str] = ()) -> None:
        super().__init__("owner.no_zone", typed, near)


class UnknownSourceError(NearError):
    """What was typed is no source of the feed."""

    def __init__(self, typed: str, near: Sequence[str] = ()) -> None:
        super().__init__("owner.no_source", typed, near)


class UnknownFeedError(NearError):
    """What was typed is none of the server's own feeds."""

    def __init__(self, typed: str, near: Sequence[str] = ()) -> None:
        super().__init__("owner.no_feed", typed, near)


class KnownFeedError(ToldError, ValueError):
    """A feed is there already."""

    def __init__(self) -> None:
        super().__init__("owner.feed_known")


class TooManyFeedsError(ToldError, ValueError):
    """A server has as many feeds as it may have.

    Args:
        most: how many that are.
    """

    def __init__(self, most: int) -> None:
        super().__init__("owner.feeds_full", most=most)
        self.most = most


class FeedTroubleError(ToldError, ConnectionError):
    """A feed cannot be had.

    Args:
        reason: why, in a word; see ``FetchError``, or ``"unread"``.
        status: what its server answered; 0 where it did not answer.
    """

    def __init__(self, reason: str, status: int = 0) -> None:
        super().__init__(trouble_key(reason, status), status=status)
        self.reason = reason
        self.status = status


class FeedsOffError(ToldError, PermissionError):
    """The bot's owner lets servers have no feeds of their own, or this server has just been left."""

    def __init__(self) -> None:
        super().__init__("owner.feeds_off")


class NoRoomError(ToldError, RuntimeError):
    """So many feeds are being tried that one more would wait too long."""

    def __init__(self) -> None:
        super().__init__("owner.feeds_busy")


_TROUBLES = ("address", "private", "host", "slow", "status", "large", "redirects", "broken", "unread")
_OWN_TEXT = {401: "forbidden", 403: "forbidden", 404: "missing", 410: "missing", 429: "limited"}


def trouble_key(reason: str, status: int) -> str:
    """The key of the sentence that tells why a feed cannot be had.

    Args:
        reason: in a word.
        status: what its server answered; 0 where it did not answer.

    >>> trouble_key("status", 404), trouble_key("slow", 0), trouble_key("", 0)
    ('trouble_feed.missing', 'trouble_feed.slow', 'trouble_feed.broken')
    """
    own = _OWN_TEXT.get(status, "") if reason == "status" else ""
    return f"trouble_feed.{own or (reason if reason in _TROUBLES else 'broken')}"
