"""A hit that was shown, read again from its item; with more of the text around it."""

from bot.asking.errors import ChangedError
from bot.asking.given import ShownHit, mark_of
from bot.asking.holdings import Reader
from retrieval.text.sentences import sentence_spans
from retrieval.types import Hit, Passage, Utterance

_LOOKED_AT = 2_500
"""Characters of an item in which sentences are looked for, on either side."""

AROUND = 700
"""Characters that are shown of them at most."""


def hit_again(reader: Reader, shown: ShownHit) -> Hit:
    """A hit as it was shown, with a good piece of its item before and after it.

    Args:
        reader: has the item.
        shown: the hit.

    Raises:
        ChangedError: the item is gone, or has other words at this place.
        StorageError: the database cannot be read.
    """
    item = reader.item(shown.item)
    if item is None or shown.end > len(item.text):
        raise ChangedError
    words = item.text[shown.start : shown.end]
    passage = Passage(item_id=item.id, start=shown.start, end=shown.end, text=words)
    if shown.mark != mark_of(passage):
        raise ChangedError
    before, after = surroundings(item.text, shown.start, shown.end)
    return Hit(
        item=item,
        passage=passage,
        highlights=shown.highlights,
        speaker=shown.who,
        kind=shown.kind,
        utterances=tuple(
            Utterance(**dict(one), text=item.text[one.start : one.end]) for one in shown.said if one.kind != "context"
        ),
        before=before,
        after=after,
        score=0.0,
    )


def surroundings(text: str, start: int, end: int, longest: int = AROUND) -> tuple[str, str]:
    """The sentences of a text before a stretch of it and those after it, exact; at least one each where there is one.

    Args:
        text: the whole text.
        start: where the stretch begins.
        end: where it ends.
        longest: characters on either side; only a single sentence may be longer.

    >>> surroundings("One. The pier is old. It will be closed. Ferries go on.", 22, 40, 20)
    ('The pier is old.', 'Ferries go on.')
    """
    first, last = max(0, start - _LOOKED_AT), min(len(text), end + _LOOKED_AT)
    before, after = sentence_spans(text[first:start]), sentence_spans(text[end:last])
    # What the window cuts is no whole sentence.
    if first and len(before) > 1:
        before = before[1:]
    if last < len(text) and len(after) > 1:
        after = after[:-1]
    near = [one for one, _ in before if start - first - one <= longest] or [one for one, _ in before[-1:]]
    ends = [one for _, one in after if one <= longest] or [one for _, one in after[:1]]
    head = text[first + near[0] : start] if near else ""
    tail = text[end : end + ends[-1]] if ends else ""
    return head.strip(), tail.strip()
