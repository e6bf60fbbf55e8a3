"""What an index holds, and what was done to it. All are immutable."""

from datetime import date

from pydantic import Field

from retrieval.types.items import Frozen


class Choice(Frozen):
    """Something to pick while typing.

    Attributes:
        label: what is shown, at most 100 characters.
        value: what to ask with, at most 100 characters; it means exactly this person or source.
    """

    label: str = Field(min_length=1, max_length=100)
    value: str = Field(min_length=1, max_length=100)


class Skipped(Frozen):
    """An item that could not be taken as it should.

    Attributes:
        item_id: its name.
        headline: its first line.
        reason: what went wrong, for a person.
        is_stored: whether it is in the index all the same, found by its words and quoted as plain text.
    """

    item_id: str
    headline: str
    reason: str
    is_stored: bool


class AddReport(Frozen):
    """What ``Retriever.add`` did, counted in items.

    Attributes:
        added: new items.
        changed: items that were stored already and whose content changed.
        unchanged: items that were stored already, exactly so.
        removed: items that were removed from the index, and stay so.
        skipped: items that could not be analysed, or not be stored at all, and why.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: tuple[Skipped, ...] = ()


class SourceInfo(Frozen):
    """One source of the index, for listing and for autocompletion.

    Attributes:
        handle: its account without ``@``; what ``ask(sources=...)`` takes.
        source: its display name.
        items: how many items it has.
        first: day of its first item.
        last: day of its last item.
    """

    handle: str
    source: str
    items: int
    first: date
    last: date


class SpeakerInfo(Frozen):
    """One speaker of the index.

    Attributes:
        name: the most frequent spelling.
        role: the most frequent title; empty where none is known.
        others: further spellings of the same person.
        statements: how many.
        first: day of the first post with one.
        last: day of the last.
        uncertain: how many of the statements are those of which this is the likeliest speaker only.
    """

    name: str
    role: str = ""
    others: tuple[str, ...] = ()
    statements: int
    first: date
    last: date
    uncertain: int = 0


class IndexStats(Frozen):
    """How much an index holds, and with which model.

    Attributes:
        items: how many.
        passages: how many, of all items.
        sources: how many different accounts.
        model_id: the encoder's name and version.
        first: day of the first item; None where there is none.
        last: day of the last item.
    """

    items: int
    passages: int
    sources: int
    model_id: str
    first: date | None = None
    last: date | None = None


class IndexState(Frozen):
    """What an index holds beside what ``IndexStats`` counts, and what waits to be done.

    Attributes:
        statements: how many, of all items.
        languages: how many items are in each, most first.
        removed: items that were taken away and stay so.
        outdated: items that older rules understood, and that wait to be read again.
        unembedded: passages of which the model has no vectors yet.
    """

    statements: int
    languages: dict[str, int]
    removed: int
    outdated: int
    unembedded: int
