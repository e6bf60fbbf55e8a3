"""Who said what in one item."""

import re
from typing import TYPE_CHECKING

from retrieval import given
from retrieval.text.analyzer import Analyzer
from retrieval.text.document import Document
from retrieval.types import FeedItem, Speaker, Utterance

if TYPE_CHECKING:
    from retrieval.speech.collected import Found
    from retrieval.speech.entities.coreference import Entities
    from retrieval.speech.mentions import Mention
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

    Raises:
        ArgumentError: that is no item.
    """
    given.item(item)
    return utterances_in(Document.of(item.text, "ja" if item.lang == "ja" else "en", Analyzer()))


def utterances_in(document: Document) -> list[Utterance]:
    """Everything that somebody says in an item's text; see ``find_utterances``."""
    # Compiling these patterns takes longer than most questions, and what is stored is not read again.
    from retrieval.speech.entities.coreference import Entities

    # Links would be words of a headline; blanks of the same length keep offsets.
    text = _ADDRESS.sub(lambda match: " " * len(match.group()), document.text)
    mentions = _mentions(text, document)
    found = _read(text, mentions, document)
    entities = Entities(text, mentions, (one.speaker.name for one in found if one.speaker and one.speaker.is_person))
    return [_utterance(document.text, one, entities) for one in found if document.text[one.start : one.end].strip()]


def _mentions(text: str, document: Document) -> "list[Mention]":
    """The names in a text, with every place where one stands bare that is a person's elsewhere."""
    from retrieval.speech.mentions import find_mentions, places_in

    mentions = find_mentions(text, document.analyzer)
    if document.language != "ja":
        return mentions
    from retrieval.speech.ja.persons import persons_in, with_persons

    morphemes = document.analyzer.morphemes(text)
    return with_persons(text, mentions, morphemes, persons_in(text, mentions, morphemes, places_in(text)))


def _read(text: str, mentions: "list[Mention]", document: Document) -> "list[Found]":
    """Read by the grammar of one language; the other one's patterns need not be compiled for it."""
    if document.language == "ja":
        from retrieval.speech.ja.reader import japanese_utterances

        return japanese_utterances(text, mentions, document.analyzer)
    from retrieval.speech.en.reader import english_utterances

    return english_utterances(text)


def _utterance(text: str, found: "Found", entities: "Entities") -> Utterance:
    return Utterance(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        kind=found.kind,
        cue=found.cue,
        speaker=_speaker(found.speaker, found.start, entities),
        via=_speaker(found.via, found.start, entities),
        act=found.act,
        is_certain=found.is_certain,
    )


def _speaker(phrase: "Phrase | None", place: int, entities: "Entities") -> Speaker | None:
    if phrase is None:
        return None
    known = entities.identify(phrase, place)
    return Speaker(name=known.name, as_written=known.as_written + phrase.joined, role=known.role)
