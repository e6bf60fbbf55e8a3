"""What a record keeps beside the feed's items: followed feeds, settings, answers, verdicts, watches, allowances."""

from collections.abc import Callable
from datetime import datetime

from retrieval._storage.allowances import Allowances
from retrieval._storage.engine import Engine
from retrieval._storage.feedback import FeedbackRows
from retrieval._storage.follows import Follows
from retrieval._storage.preferences import Preferences
from retrieval._storage.shown import Shown
from retrieval._storage.watches import Untold, Watches


class Kept:
    """The part of a record that is no item's.

    Attributes are made anew each time and keep nothing of their own.
    """

    _database: Engine
    _now: Callable[[], datetime]

    @property
    def follows(self) -> Follows:
        """Feeds that are followed, and how that goes."""
        return Follows(self._database)

    @property
    def preferences(self) -> Preferences:
        """What servers and members set."""
        return Preferences(self._database)

    @property
    def shown(self) -> Shown:
        """Answers that were given."""
        return Shown(self._database)

    @property
    def feedback(self) -> FeedbackRows:
        """What people thought of answers."""
        return FeedbackRows(self._database)

    @property
    def allowances(self) -> Allowances:
        """How often servers and members asked of late."""
        return Allowances(self._database)

    def watches(self, untold: Untold) -> Watches:
        """Whose new statements are told where, and what was told.

        Args:
            untold: tells which statements were told lately.
        """
        return Watches(self._database, untold, self._now)
