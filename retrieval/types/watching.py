"""Whose new statements are told where, and what was told. All are immutable."""

from typing import Literal

from pydantic import AwareDatetime

from retrieval.types.answers import Hit
from retrieval.types.items import Frozen


class News(Frozen):
    """What somebody said that came into the index after a point of its history.

    Attributes:
        hits: each statement once, the oldest first; ``also_in`` names further items that carry it.
        upto: the point to go on from; it is ``after`` itself where nothing in the index has changed.
    """

    hits: tuple[Hit, ...] = ()
    upto: str


class Watch(Frozen):
    """Whose new statements are told where.

    Attributes:
        id: its number; 0 before it is stored.
        guild: the server; empty in a direct message.
        channel: where they are told.
        owner: who wants it.
        speaker: whose statements: a value that means exactly this person, see ``Retriever.complete_speakers``.
        written: the same as the owner wrote it.
        topic: only statements on it; empty for any.
        role: whom to ping; empty for nobody.
        language: in which it is told.
        mark: up to which point of the history statements were told.
        made: when the owner asked for it.
    """

    id: int = 0
    guild: str = ""
    channel: str
    owner: str
    speaker: str
    written: str = ""
    topic: str = ""
    role: str = ""
    language: Literal["en", "ja"] = "en"
    mark: str
    made: AwareDatetime


class Claim(Frozen):
    """A statement that is told once for a watch: noted before it is posted, confirmed after.

    Attributes:
        id: its number, never used again.
        watch: the watch's number.
        hit: what is told.
        claimed: when it was noted.
        message: of the post; empty until that is confirmed.
    """

    id: int
    watch: int
    hit: Hit
    claimed: AwareDatetime
    message: str = ""

    @property
    def nonce(self) -> str:
        """Names the post for Discord, which with ``enforce_nonce`` takes one of a name only once within minutes."""
        return f"onrecord-{self.id}"
