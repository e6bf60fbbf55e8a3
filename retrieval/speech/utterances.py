"""Who said what in one item."""

import re
from typing import TYPE_CHECKING

from retrieval.types import FeedItem, Speaker, Utterance

if TYPE_CHECKING:
    from retrieval.speech.collected import Found
    from retrieval.speech.coreference import Cast
    from retrieval.speech.speakers import Phrase

_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+|…?\s{0,40}https?://\S+")


def find_utterances(item: FeedItem) -> list[Utterance]:
    """Everything that somebody says in an item.

    Words in quotation marks are ``"direct"``, words reported ``"indirect"``, words that only a headline
    carries ``"headline"``. A quotation that names or labels something is no utterance.

    Args:
        item: any item; its ``lang`` decides by whose grammar it is read.

    Returns:
        Utterances in order, none inside another; ``item.text[u.start:u.end] == u.text`` holds for each.
    """
    # Compiling these patterns takes longer than most questions, and what is stored is not read again.
    from retrieval.speech.coreference import Cast

    # Links would be words of a headline; blanks of the same length keep offsets.
    text = _ADDRESS.sub(lambda match: " " * len(match.group()), item.text)
    found = _read(text, japanese=item.lang == "ja")
    cast = Cast(text, (one.speaker.name for one in found if one.speaker and one.speaker.is_person))
    return [_utterance(item, one, cast) for one in found if item.text[one.start : one.end].strip()]


def _read(text: str, *, japanese: bool) -> "list[Found]":
    """Read by the grammar of one language; the other one's patterns need not be compiled for it."""
    if japanese:
        from retrieval.speech.ja.reader import japanese_utterances

        return japanese_utterances(text)
    from retrieval.speech.en.reader import english_utterances

    return english_utterances(text)


def _utterance(item: FeedItem, found: "Found", cast: "Cast") -> Utterance:
    return Utterance(
        start=found.start,
        end=found.end,
        text=item.text[found.start : found.end],
        kind=found.kind,
        cue=found.cue,
        speaker=_speaker(found.speaker, found.start, cast),
        via=_speaker(found.via, found.start, cast),
    )


def _speaker(phrase: "Phrase | None", place: int, cast: "Cast") -> Speaker | None:
    if phrase is None:
        return None
    known = cast.identify(phrase, place)
    return Speaker(name=known.name, as_written=known.as_written, role=known.role)
