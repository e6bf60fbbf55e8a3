"""What is asked, and what it got. All are immutable."""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field
from typing_extensions import deprecated

from retrieval.types.items import Act, FeedItem, Frozen, Kind, Passage, Span, Speaker, Utterance

Kept = Literal["speaker", "topic", "days", "sources", "question"]
"""What a question keeps of the one before it; ``question`` is the whole of a plain search."""


class Query(Frozen):
    """A question with its filters, as it was understood.

    That of an answer can be given as the ``context`` of the next question.

    Attributes:
        text: the question as typed, trimmed.
        asked: the question in full, without the days and the source that were read in it; of *and Soren?* what it
            stands for.
        speakers: only statements by these people; empty for anyone.
        sources: only items of these handles; empty for all.
        since: first day, inclusive.
        until: last day, inclusive.
        zone: in which the asker counts days, such as ``Asia/Tokyo`` or ``UTC+09:00``; empty where it is not known, and
            days are those of each item's source.
        limit: at most this many hits.
        offset: so many of the best hits are left out.
        topic: what the people asked for are to speak about; empty for anything, and where nobody is asked for.
        chosen: whether the speakers were given beside the question, rather than read in it.
        kept: what was kept of the question before; empty where this one stands by itself.
    """

    text: str
    asked: str = ""
    topic: str = ""
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    zone: str = ""
    limit: int = Field(default=10, ge=1, le=100)
    offset: int = Field(default=0, ge=0)
    chosen: bool = False
    kept: tuple[Kept, ...] = ()


class Hit(Frozen):
    """One passage that answers.

    Attributes:
        item: where it was published.
        passage: what is shown, an exact substring of ``item.text``.
        highlights: spans within ``passage.text`` of the words that answer, with a verb that denies them and a noun
            that hedges them where these stand beside them; in order and apart.
        speaker: who says the first of the words that answer, or None where nobody is named.
        kind: how the first of them are given: ``"direct"`` for word for word, ``"indirect"`` for reported,
            ``"headline"``, ``"post"`` for the account's own words, ``"context"`` where nobody's words are shown.
        utterances: those of the passage that answer, each with its own kind, act, speaker and certainty; offsets count
            in the item. Empty with ``"post"`` and ``"context"``.
        before: the sentence of the item right before the passage, exact; empty where there is none.
        after: the sentence right after it.
        also_in: other items that carry the same statement, earliest first.
        score: from 0 to 1, higher is better; comparable within one answer only.
        is_weak: whether the passage is near the question and may not answer it; such hits stand behind the others.
    """

    item: FeedItem
    passage: Passage
    highlights: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    kind: Kind = "context"
    utterances: tuple[Utterance, ...] = ()
    before: str = ""
    after: str = ""
    also_in: tuple[FeedItem, ...] = ()
    score: float
    is_weak: bool = False

    def __str__(self) -> str:
        """The passage with where it is from, as plain text."""
        from retrieval.rendering.plain import hit_text

        return hit_text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from retrieval.rendering.notebook import hit_html

        return hit_html(self)


class AnswerStatus(StrEnum):
    """Whether there is an answer, or why not.

    Attributes:
        ANSWERED: there are hits.
        NO_MATCH: nothing in the feed is near enough to the question.
        NOT_A_SPEAKER: whoever is asked for is named in the feed's texts, and no words of theirs were recognised.
        UNKNOWN_NAME: no form of the name stands in the feed's texts.
        OUTSIDE_FILTERS: nothing within the sources and days asked for; something elsewhere.
        EMPTY_INDEX: nothing was added yet.
    """

    ANSWERED = "answered"
    NO_MATCH = "no_match"
    NOT_A_SPEAKER = "not_a_speaker"
    UNKNOWN_NAME = "unknown_name"
    OUTSIDE_FILTERS = "outside_filters"
    EMPTY_INDEX = "empty_index"


Dropped = Literal["speaker", "topic", "days", "sources"]
"""What a suggestion leaves out of the question it is made for."""


class Suggestion(Frozen):
    """What the asker may want to ask next: a question with all of its filters, and no other one.

    Attributes:
        label: a few words for a button or a line, in the asker's language: a name, *at any time (3)*.
        question: to ask, in full.
        speakers: to ask it with.
        sources: to ask it with.
        since: first day to ask it with.
        until: last day to ask it with.
        drops: what it leaves out of the question that was asked.
    """

    label: str
    question: str
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    drops: tuple[Dropped, ...] = ()


Step = Suggestion
"""The former name."""


class Told(Frozen):
    """What a message tells beside the status, in parts: of answers of several indexes together it is told anew.

    Attributes:
        name: who or what was asked for.
        names: how those are called here who speak, though not on the topic or not so.
        short: the same as the asker wrote them, for where they are told again.
        count: passages that name whoever was asked for, or statements by those who speak.
        is_all: whether no passage was left uncounted.
        written: how the passages write the name, where that is something else.
        is_person: whether a person was asked for, rather than a role or a body.
        others: what those of that name are called who are somebody else.
        nearest: names that could have been meant.
        part: of the name, which stands somewhere by itself.
        topic: what they were to speak about.
        act: what they were to do with the words.
        speaks: whether whoever was asked for speaks, only not so.
        is_talk: whether nothing was asked.
        missing: people asked for beside others, whom nothing names.
        people: those whom the name asked for may mean, where these are several.
        is_open: whether a full name was asked for, and whoever is called ``names`` is given no first name.
    """

    name: str = ""
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    count: int = 0
    is_all: bool = True
    written: str = ""
    is_person: bool = True
    others: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    part: str = ""
    topic: str = ""
    act: Act | None = None
    speaks: bool = False
    is_talk: bool = False
    missing: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    is_open: bool = False


class Answer(Frozen):
    """What a question got.

    Attributes:
        status: answered, or the reason why not.
        message: one plain sentence in the asker's language.
        query: the question as it was understood.
        hits: best first; empty unless answered.
        total: how many hits there are, of which these are some; the same statement counts once as far as statements
            were compared. For the words of given people it is all there are. For a topic only as many passages are read
            as the page needs: it counts the hits among those read, and may be more with a further page.
        outside: with ``outside_filters``, how many matches the filters left out.
        interpretation: how the question was read, in the asker's language, so that it can be corrected.
        suggestions: what may be meant instead: one of several people, a near name, mentions of somebody never quoted.
        mentions: without hits, passages that name whoever was asked for without giving their words; no answers, and of
            the kind ``"context"``. The name is marked.
        told: what the message tells, in parts.
        is_talk: whether nothing was asked, such as with *thanks* or *help*; the message is the reply. With a context,
            ``query`` is still that of the question before.
    """

    status: AnswerStatus
    message: str
    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    outside: int = 0
    interpretation: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    mentions: tuple[Hit, ...] = ()
    told: Told = Told()
    is_talk: bool = False

    @property
    @deprecated("Answer.reading is called Answer.interpretation")
    def reading(self) -> str:
        """The former name of ``interpretation``."""
        return self.interpretation

    @property
    @deprecated("Answer.steps is called Answer.suggestions")
    def steps(self) -> tuple[Suggestion, ...]:
        """The former name of ``suggestions``."""
        return self.suggestions

    def __str__(self) -> str:
        """The message and the passages with where they are from, as plain text."""
        from retrieval.rendering.plain import answer_text

        return answer_text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from retrieval.rendering.notebook import answer_html

        return answer_html(self)
