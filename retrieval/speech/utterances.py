"""Who said what in one item."""

import re

from retrieval.speech.collected import Found
from retrieval.speech.coreference import Cast
from retrieval.speech.en.reader import english_utterances
from retrieval.speech.ja.reader import japanese_utterances
from retrieval.speech.speakers import Phrase
from retrieval.types import FeedItem, Speaker, Utterance

_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+|…?\s*https?://\S+")


def find_utterances(item: FeedItem) -> list[Utterance]:
    """Everything that somebody says in an item.

    Words in quotation marks are ``"direct"``, words reported ``"indirect"``, words that only a headline
    carries ``"headline"``. A quotation that names or labels something is no utterance.

    Args:
        item: any item; its ``lang`` decides by whose grammar it is read.

    Returns:
        Utterances in order, none inside another; ``item.text[u.start:u.end] == u.text`` holds for each.
    """
    # Links would be words of a headline; blanks of the same length keep offsets.
    text = _ADDRESS.sub(lambda match: " " * len(match.group()), item.text)
    found = japanese_utterances(text) if item.lang == "ja" else english_utterances(text)
    cast = Cast(text, (one.speaker.name for one in found if one.speaker and one.speaker.is_person))
    return [_utterance(item, one, cast) for one in found if item.text[one.start : one.end].strip()]


def _utterance(item: FeedItem, found: Found, cast: Cast) -> Utterance:
    return Utterance(
        start=found.start,
        end=found.end,
        text=item.text[found.start : found.end],
        kind=found.kind,
        cue=found.cue,
        speaker=_speaker(found.speaker, found.start, cast),
        via=_speaker(found.via, found.start, cast),
    )


def _speaker(phrase: Phrase | None, place: int, cast: Cast) -> Speaker | None:
    if phrase is None:
        return None
    known = cast.identify(phrase, place)
    return Speaker(name=known.name, as_written=known.as_written, role=known.role)
