"""What is known of a feed that is followed. Immutable."""

from pydantic import AwareDatetime, Field

from retrieval.types.items import Frozen


class Rhythm(Frozen):
    """How often a feed has something new, as far as it was watched; newer days count more.

    Attributes:
        entries: how many were new.
        hours: in how many hours.
        known_h: for how many hours it is known in all, from the dates of its entries or from watching.
        peak: new entries an hour when it was busiest in the last days.
        holds: how many entries the feed has at a time; 0 where it was never read.
        drops: whether an entry that was there was seen to be gone.
    """

    entries: float = Field(default=0.0, ge=0)
    hours: float = Field(default=0.0, ge=0)
    known_h: float = Field(default=0.0, ge=0)
    peak: float = Field(default=0.0, ge=0)
    holds: int = Field(default=0, ge=0)
    drops: bool = False


class FollowedSource(Frozen):
    """A feed that is followed, and how that goes.

    Attributes:
        url: its address as it was given.
        name: what it is called, by its owner or else by itself; empty where neither has told.
        next_due: when it is asked again; None: at once.
        etag: names the state of the feed that was read last.
        last_modified: when that state changed, as its server wrote it.
        wish_s: seconds that the feed or its server last asked to leave between two polls; 0 where neither does.
        moved_to: the address that is asked instead, since the old one has said for some time that it moved for good.
        moving_to: the address to which the old one pointed last.
        moving_polls: how often in a row it did.
        rhythm: how often it has something new.
        polls: how often it was asked.
        last_success: when it was last had.
        last_read: when it was last read; an answer that nothing has changed is no reading.
        last_new: when it last had something new.
        failures: how often in a row it could not be had.
        failing_since: when that began.
        last_error: why it could not be had the last time.
        last_reason: the same in a word; see ``FetchError``. ``"unread"`` where it was had and is no feed that is read.
        last_status: what its server answered then; 0 where it did not answer.
        gone: when its server said that it is gone for good; it is asked no more.
        note: what else the owner should know, such as that entries may have been missed.
    """

    url: str
    name: str = ""
    next_due: AwareDatetime | None = None
    etag: str = ""
    last_modified: str = ""
    wish_s: float = 0.0
    moved_to: str = ""
    moving_to: str = ""
    moving_polls: int = 0
    rhythm: Rhythm = Rhythm()
    polls: int = 0
    last_success: AwareDatetime | None = None
    last_read: AwareDatetime | None = None
    last_new: AwareDatetime | None = None
    failures: int = 0
    failing_since: AwareDatetime | None = None
    last_error: str = ""
    last_reason: str = ""
    last_status: int = 0
    gone: AwareDatetime | None = None
    note: str = ""

    @property
    def is_failing(self) -> bool:
        """Whether the last poll failed, and more will be tried."""
        return self.failures > 0 and self.gone is None
