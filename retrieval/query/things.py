"""What a feed knows of, to tell the name of somebody from a source, days and a topic."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from retrieval.names import NameIndex
from retrieval.names.countries import is_state_or_body
from retrieval.names.institutions import institution_names
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.linking import is_personal, link
from retrieval.people.roles import bare, roles_meant
from retrieval.people.sources import Sources
from retrieval.query.dates import named_days
from retrieval.query.days import Days
from retrieval.query.plan import Known
from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer

_AND = re.compile(r" and | or |, | & |&|と|か|、|及び|および|または|あるいは")
_HONORIFIC = re.compile(r"(?:氏|さん|様|君|先生|議員|選手)$")
_KATAKANA = re.compile(r"[ァ-ヺー・＝]{3,}")


@dataclass(frozen=True)
class Things:
    """What a feed knows of, to tell a name from a topic.

    Attributes:
        names: every name of the feed.
        directory: everyone who speaks.
        record: what is known of names and people.
        sources: of the feed.
        analyzer: tells words; of this thread.
        today: tells the day on which it is asked.
        newest: day of the newest post.
    """

    names: NameIndex
    directory: SpeakerDirectory
    record: Known
    sources: Sources
    analyzer: Analyzer
    today: Callable[[], date]
    newest: date

    def days(self, text: str) -> Days | None:
        """The days that a text names and nothing else."""
        return named_days(text, self.today(), self.newest, is_question=True)

    def is_somebody(self, name: str) -> bool:
        """Whether a person or a role is named, known to the feed or plainly a person's name."""
        parts = [part.strip() for part in _AND.split(name) if part.strip()]
        if len(parts) > 1 and not self.directory.exactly(name):
            return all(self.is_somebody(part) for part in parts)
        return self.is_known(name) or (not self.handles(name) and self._seems_somebody(name))

    def is_known(self, name: str) -> bool:
        """Whether a person or a role is named whom the feed knows."""
        if self.is_body(name):
            return False
        if roles_meant(name) or self.directory.exactly(name):
            return True
        known = self.names.resolve(bare(name))
        if any(self.record.is_person(one) for one in known):
            return True
        # Any word may be a part of what somebody is called: the ferry of the ferry's operator.
        is_name = not name[:1].islower() or not name.isascii()
        return is_name and bool(link(name, self.names, self.directory, self.record).persons)

    def handles(self, name: str) -> tuple[str, ...]:
        """The sources that are named; none for a person whose account it may be."""
        return () if self.is_known(name) else self.sources.handles_named(name)

    def _seems_somebody(self, name: str) -> bool:
        if self.is_body(name) or self.names.resolve(bare(name)):
            return False
        if name.isascii():
            return is_personal(name, self.analyzer) and not name.isupper()
        is_name = _HONORIFIC.search(name) or _KATAKANA.search(name)
        return bool(is_name) and any(one.is_person for one in find_mentions(name, self.analyzer))

    def is_body(self, name: str) -> bool:
        """Whether a state, an institution or an office is named, which may speak or be spoken about."""
        return bool(institution_names(name)) or is_state_or_body(name.casefold().removeprefix("the "))
