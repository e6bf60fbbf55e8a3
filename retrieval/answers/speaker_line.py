"""A speaker as people read it, wherever an answer is shown."""

from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer
from retrieval.types import Kind, Speaker


def speaker_line(speaker: Speaker | None, kind: Kind) -> str:
    """Who speaks, as the item writes it; with the name that the index knows this person by where that says more.

    An account that speaks for itself is told by its name.

    Args:
        speaker: of a hit or of one of its utterances; None where nobody is named.
        kind: how the words are given.
    """
    if speaker is None:
        return ""
    name, written = speaker.name, speaker.as_written
    if kind == "post":
        return name
    # ウォルツ says no more than Mike Waltz does; ルビオ says more than 米国務長官, and 王毅 more than 王氏.
    if name in written or (name.isascii() != written.isascii() and find_mentions(written, Analyzer())):
        return written
    return f"{written} ({name})"
