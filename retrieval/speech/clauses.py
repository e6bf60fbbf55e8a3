"""Who a Japanese sentence is about, and where the words begin that stand before a mark. Pure functions.

Sentences come with their quotations blanked out.
"""

import re
from dataclasses import dataclass

from retrieval.speech.collected import FEWEST
from retrieval.speech.speakers import Phrase, is_state, speaking_phrase

TOPIC = re.compile(
    r"(?P<phrase>[^、。「」“”＿\n]{1,60}?)(?P<mark>によりますと|によると|によれば|は|も|が)(?P<comma>、|(?=[「“＿])|)"
)
_LEADING = re.compile(
    r"^(?:また|さらに|その上で|そのうえで|そして|一方(?:で)?|ただ(?:し)?|しかし|だが|なお|続けて|加えて|同時に|このため"
    r"|これに(?:対し(?:て)?|ついて)|それによると|これまで|改めて|、|\s|　|▽|・|●|▼|■|－|—|-)+"
)
_ADJUNCT = re.compile(
    r"^[^、]{1,32}?(?:で|では|でも|に対し|に対して|に向け|に向けて|について|に関し|に関して|を受け|を受けて|をめぐり|を巡り"
    r"|をめぐって|を巡って|に|へ|日|中|後|際|上で|うえで|つつ|ながら)、"
)


@dataclass(frozen=True)
class Context:
    """What a sentence is read against.

    Attributes:
        current: who spoke, or was spoken of, last.
        persons: names that the text gives to persons somewhere.
    """

    current: Phrase | None = None
    persons: frozenset[str] = frozenset()

    def phrase(self, text: str) -> Phrase | None:
        """The speaker that a piece of text ends with."""
        return speaking_phrase(_LEADING.sub("", text), self.persons)

    def resolve(self, phrase: Phrase | None) -> Phrase | None:
        """A phrase that points back stands for the one before."""
        return self.current if phrase is None or phrase.is_same else phrase


@dataclass(frozen=True)
class Topic:
    """A speaker where a sentence takes it as its topic.

    Attributes:
        phrase: the speaker.
        mark: the particle or what stands for it.
        end: offset after the mark and its comma.
        is_open: whether a comma or a quotation follows at once.
    """

    phrase: Phrase
    mark: str
    end: int
    is_open: bool

    @property
    def tells(self) -> bool:
        """Whether this is an "according to"."""
        return self.mark.startswith("によ")


def topics(blanked: str, context: Context, first: int = 0, last: int | None = None) -> list[Topic]:
    """The topics of a stretch of a sentence that can speak, in order.

    A state named after a person who speaks is what that person speaks about, not a new speaker.
    """
    found = []
    for match in TOPIC.finditer(blanked, first, len(blanked) if last is None else last):
        phrase = context.phrase(match["phrase"])
        if phrase is None:
            continue
        is_open = bool(match["comma"]) or blanked[match.end() : match.end() + 1] in ("「", "“")
        topic = Topic(phrase, match["mark"], match.end(), is_open)
        about_person = context.current is not None and context.current.is_person
        if topic.tells or not (about_person and is_state(phrase.as_written)):
            found.append(topic)
    return found


def subjects(blanked: str, context: Context) -> tuple[Phrase | None, Phrase | None]:
    """Who a sentence is about, and whom it leans on for that: a medium, or anyone who tells of a person's words."""
    subject: Phrase | None = None
    via: Phrase | None = None
    for topic in topics(blanked, context):
        if topic.tells and via is None and subject is None:
            via = topic.phrase
        elif subject is None and (topic.mark != "が" or topic.is_open):
            subject = topic.phrase
    if via and subject and not (via.is_media or subject.is_person):
        return via, None
    return (subject, via) if subject else (via, None)


def content(
    blanked: str, first: int, last: int, context: Context, *, hearsay: bool
) -> tuple[Phrase | None, tuple[int, int]]:
    """The words before a mark, without who says them and without where and when.

    Args:
        blanked: the sentence.
        first: where the mark before ended.
        last: where the mark begins.
        context: what the sentence is read against.
        hearsay: whether the mark passes on what somebody else said; only an "according to" then names that one.
    """
    speaker: Phrase | None = None
    passed_on: Topic | None = None
    for topic in topics(blanked, context, first, last):
        if (topic.mark == "が" and not topic.is_open) or (hearsay and not topic.tells):
            continue
        speaks_through = passed_on is not None and (topic.phrase.is_person or passed_on.phrase.is_media)
        if speaker is None or speaks_through or (topic.mark == "も" and topic.phrase.is_person):
            first, speaker = topic.end, topic.phrase
            passed_on = topic if topic.tells else None
    while lead := _LEADING.match(blanked[first:last]) or _ADJUNCT.match(blanked[first:last]):
        if first + lead.end() >= last - FEWEST:
            break
        first += lead.end()
    return speaker, (first, last)
