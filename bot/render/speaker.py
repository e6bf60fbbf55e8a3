"""What to type for a suggestion; and a speaker as people read it, for the terminal and for Discord alike."""

import shlex

from retrieval.answers.speaker_line import speaker_line
from retrieval.types import Suggestion

__all__ = ["speaker_line", "suggestion_command"]


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
