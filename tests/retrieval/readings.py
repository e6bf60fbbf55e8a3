"""Stored items under other readings than the rules give: what follows from a reading does not depend on the rules."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from retrieval import Retriever, Utterance
from retrieval.ingest.annotate import annotate
from retrieval.text.analyzer import Analyzer


def read_as(retriever: Retriever, changes_of: Callable[[Utterance], dict[str, Any]]) -> None:
    """Change the stored utterances of all items.

    Args:
        retriever: with the items.
        changes_of: what is to be changed of an utterance.
    """
    record = retriever._record
    for item in record.items(record.all_item_ids()).values():
        annotation = annotate(item, Analyzer())
        said = tuple(one.model_copy(update=changes_of(one)) for one in annotation.utterances)
        record.put_again(replace(annotation, utterances=said), [], retriever._encoder.model_id)
