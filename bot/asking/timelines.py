"""What one person said, with whom the name was read as, or why there is nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from bot.asking.holdings import Reader
from bot.asking.lists import without_code
from bot.texts.catalogue import say
from retrieval.language import Language
from retrieval.query.arguments import MAX_QUESTION
from retrieval.rendering.safe import one_line
from retrieval.types import Answer, Hit

_MOST_NAMES = 5


@dataclass(frozen=True)
class Timeline:
    """What somebody said.

    Attributes:
        hits: in order of date.
        people: who says it, those with most of it first; several where the name may mean several.
        reason: where there are no hits, what the question for these words gets; it may have hits all the same, where a
            timeline does not take for words on the topic what is near it.
    """

    hits: Sequence[Hit]
    people: Sequence[str]
    reason: Answer | None = None


def timeline_called(
    reader: Reader, name: str, topic: str | None, language: Language, *, zone: tzinfo | None = None
) -> Timeline:
    """What somebody said.

    Args:
        reader: whom to ask; in a thread of the desk.
        name: in any spelling.
        topic: only what is about it; None for everything.
        language: of whoever asks.
        zone: in which days are counted.

    Raises:
        QuestionError: the name or the topic is empty, or too long.
        StorageError: the database cannot be read.
    """
    hits = reader.timeline(name, topic, zone=zone)
    if hits:
        people = Counter(hit.speaker.name for hit in hits if hit.speaker)
        return Timeline(hits, [person for person, _ in people.most_common()])
    key = "browse.everything_about" if topic else "browse.everything"
    question = say(key, language, name=without_code(name), topic=topic)
    # A long name and a long topic make a longer question than is taken.
    question = question if len(question) <= MAX_QUESTION else name
    return Timeline([], [], reader.ask(question, speakers=[name], limit=1, zone=zone, language=language))


def people_told(people: Sequence[str], language: Language) -> str:
    """The names of people in a row; of many the first, and how many more there are.

    >>> people_told(["Ida Soren", "Mika Norden"], "en"), people_told(list("ABCDEFG"), "ja")
    ('Ida Soren, Mika Norden', 'A、B、C、D、Eほか2人')
    """
    names = say("timeline.next_name", language).join(map(one_line, people[:_MOST_NAMES]))
    left = len(people) - _MOST_NAMES
    return say("timeline.more_names", language, names=names, count=left) if left > 0 else names
