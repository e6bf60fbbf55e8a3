"""A speaker as people read it, for the terminal and for Discord alike."""

import shlex

from retrieval.speech.mentions import find_mentions
from retrieval.text.analyzer import Analyzer
from retrieval.types import Kind, Speaker, Suggestion


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


def suggestion_command(step: Suggestion) -> str:
    """What to type for a step, after the program's name; safe to paste, whatever the feed put into a name.

    >>> suggestion_command(Suggestion(label="田中市長", question="what did Tanaka say?", speakers=("田中市長",)))
    "ask 'what did Tanaka say?' --speaker 田中市長"
    >>> suggestion_command(Suggestion(label="x", question="$(reboot)"))
    "ask '$(reboot)'"
    """
    filters = [("--speaker", one) for one in step.speakers] + [("--source", one) for one in step.sources]
    filters += [(name, day.isoformat()) for name, day in (("--since", step.since), ("--until", step.until)) if day]
    words = [_quoted("ask"), _quoted(step.question)]
    return " ".join([*words, *(f"{name} {_quoted(value)}" for name, value in filters)])


def _quoted(word: str) -> str:
    return word if word.isalnum() else shlex.quote(word)
