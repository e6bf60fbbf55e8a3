"""An item to everything that is understood of it. Pure functions."""

import re

from embeddings.static import StaticEncoder
from retrieval._storage.entries import Annotation, PassageEntry
from retrieval._storage.sketches import sketch
from retrieval.ingest.passages import segment_spans, split_passages
from retrieval.speech.mentions import find_mentions, places_in
from retrieval.speech.utterances import utterances_in
from retrieval.text.analyzer import Analyzer
from retrieval.text.document import Document
from retrieval.text.sentences import line_spans
from retrieval.text.tokens import fold, tokenize
from retrieval.types import FeedItem, Passage

ANNOTATION_VERSION = 10
"""Changes whenever the same text gives other passages, words, names or utterances: older items are then read again."""

_PLAIN_LENGTH = 1_000
_PLAIN_WORD = re.compile(r"[^\W_]{1,64}")


def annotate(item: FeedItem, analyzer: Analyzer) -> Annotation:
    """Everything that is understood of an item.

    An item that cannot be analysed is neither lost nor does it stop others: it is cut into passages as plain text,
    found by its words, and ``problem`` says why.

    Args:
        item: the item.
        analyzer: tells words; of this thread.
    """
    try:
        document = Document.of(item.text, "ja" if item.lang == "ja" else "en", analyzer)
        return Annotation(
            item, _entries(item, document), tuple(utterances_in(document)), sketch(item.text), ANNOTATION_VERSION
        )
    # Whatever a single text brings a rule or a library to; it is told in the report of what was added.
    except Exception as error:  # noqa: BLE001
        return Annotation(
            item,
            _plain_entries(item),
            (),
            sketch(item.text),
            ANNOTATION_VERSION,
            problem=f"{type(error).__name__}: {error}",
        )


def _entries(item: FeedItem, document: Document) -> tuple[PassageEntry, ...]:
    """The passages of an item, with their segments, words and the names they hold."""
    places = places_in(item.text)
    entries = []
    for passage in split_passages(item):
        # A state whose name no dictionary knows looks like a person before a title.
        mentions = tuple(
            one._replace(title="", is_person=False) if one.name in places else one
            for one in find_mentions(passage.text, document.analyzer)
        )
        words = " ".join(tokenize(passage.text, document.analyzer).words)
        (pieces,) = StaticEncoder.bundled().cut([passage.text])
        entries.append(PassageEntry(passage, tuple(segment_spans(passage, document.language)), mentions, words, pieces))
    return tuple(entries)


def _plain_entries(item: FeedItem) -> tuple[PassageEntry, ...]:
    """Lines, cut where they are long, with the words that stand between other signs."""
    entries = []
    for first, last in line_spans(item.text):
        for start in range(first, last, _PLAIN_LENGTH):
            end = min(last, start + _PLAIN_LENGTH)
            text = item.text[start:end]
            passage = Passage(item_id=item.id, start=start, end=end, text=text)
            words = " ".join(fold(word) for word in _PLAIN_WORD.findall(text))
            entries.append(PassageEntry(passage, ((0, len(text)),), (), words))
    return tuple(entries)
