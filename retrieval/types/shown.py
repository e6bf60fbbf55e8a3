"""An answer that was given, as it is kept."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ShownAnswer:
    """An answer that was given.

    Attributes:
        id: its own, unguessable.
        guild: the server; empty in a direct message.
        channel: where it stands.
        asker: who asked.
        state: what was asked, as JSON.
        made: when, in UTC.
        message: the message that shows it; empty until it is sent, and where nobody but the asker sees it.
    """

    id: str
    guild: str
    channel: str
    asker: str
    state: str
    made: datetime
    message: str = ""
