"""A source named in a question: according to Reuters, ロイターによると. Pure functions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.identity import fold_handle
from retrieval.types import SourceInfo


@dataclass(frozen=True)
class SourcePattern:
    """One way to name a source, at the beginning or the end of a question.

    Attributes:
        pattern: with the group ``source``; matched against the question without its final marks.
        example: a question about a source called Harbor Wire (@harborwire) or 見本新聞 (@mihon).
        rest: the question without it.
    """

    pattern: str
    example: str
    rest: str


SOURCE_PATTERNS = (
    SourcePattern(
        r"^according to (?P<source>[^,]{3,40}),",
        "According to Harbor Wire, what did Okada say?",
        "what did Okada say?",
    ),
    SourcePattern(
        r",? (?:according to|in|on|from) (?P<source>[^,?]{3,40})$",
        "what did Okada say according to harborwire?",
        "what did Okada say?",
    ),
    SourcePattern(
        r"^(?P<source>[^、]{2,20}?)によると、?", "見本新聞によると岡田市長は何と言った?", "岡田市長は何と言った?"
    ),
    SourcePattern(
        r"^(?P<source>[^、]{2,20}?)(?:の記事|の報道|の投稿)?で(?:は)?、",
        "見本新聞の記事では、岡田市長は何と言った?",
        "岡田市長は何と言った?",
    ),
)
_SHORTEST = 3
_END_MARKS = "?？.!！。 \t\u3000"
_PATTERNS = [re.compile(pattern.pattern, re.IGNORECASE) for pattern in SOURCE_PATTERNS]


def read_outlet(text: str, sources: Sequence[SourceInfo]) -> tuple[str, str | None]:
    """Take the source out of a question; only one that the index has is taken for one.

    Args:
        text: the question.
        sources: of the index.

    Returns:
        The question without it and the source's handle; None where it names none.
    """
    end = len(text.rstrip(_END_MARKS))
    for pattern in _PATTERNS:
        match = pattern.search(text, 0, end)
        handle = handle_of(match["source"], sources) if match else None
        if match and handle:
            return (text[: match.start()].rstrip() + text[match.end() :]).strip(), handle
    return text, None


def handle_of(name: str, sources: Sequence[SourceInfo]) -> str | None:
    """The handle of the one source that a name fits: its display name, its handle or how that begins."""
    folded = fold_handle(name.strip().removeprefix("the ").replace(" ", ""))
    names = {one.handle: (fold_handle(one.handle), fold_handle(one.source.replace(" ", ""))) for one in sources}
    exact = [handle for handle, spellings in names.items() if folded in spellings]
    begins = [one for one, (handle, _) in names.items() if len(folded) >= _SHORTEST and handle.startswith(folded)]
    found = exact or begins
    return found[0] if len(found) == 1 else None
