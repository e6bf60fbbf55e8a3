"""What a record keeps beside the feed's items: feeds that are followed, settings, answers that were given, verdicts."""

from retrieval._storage.connection import Database
from retrieval._storage.feedback import FeedbackRows
from retrieval._storage.follows import Follows
from retrieval._storage.preferences import Preferences
from retrieval._storage.shown import Shown


class Kept:
    """The part of a record that is no item's.

    Attributes are made anew each time and keep nothing of their own.
    """

    _database: Database

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
