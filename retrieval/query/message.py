"""A message as people write it: what of it can be looked for in a feed. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from retrieval.feeds.boilerplate import clean
from retrieval.feeds.discord_text import plain as without_marks
from retrieval.language import Language, detect_language
from retrieval.query.arguments import plain
from retrieval.query.content import question_words
from retrieval.text.analyzer import Analyzer
from retrieval.text.sentences import sentence_spans
from retrieval.text.tokens import fold

_FEWEST_WORDS, _FEWEST_SIGNS = 3, 10
"""Of a sentence that is worth looking for, words of small talk aside."""


@dataclass(frozen=True)
class Message:
    """A message.

    Attributes:
        text: its words, a line each, without addresses, mentions, marks and tags.
        links: the addresses in it.
        sentences: those of its sentences that tell enough to be looked for, in order, each once.
        language: in which it is written.
    """

    text: str
    links: tuple[str, ...]
    sentences: tuple[str, ...]
    language: Language


class ChatterRow(NamedTuple):
    """A row of ``chatter.tsv``.

    Attributes:
        language: ``en`` or ``ja``.
        words: of small talk.
        example: a message of such words.
    """

    language: str
    words: frozenset[str]
    example: str


@cache
def chatter_rows() -> tuple[ChatterRow, ...]:
    """The rows of ``chatter.tsv``."""
    text = files(__package__).joinpath("chatter.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(ChatterRow(language, frozenset(words.split()), example) for language, words, example in rows)


def read_message(text: str, analyzer: Analyzer) -> Message:
    """Read a message.

    Args:
        text: as typed, see ``arguments.checked_message``.
        analyzer: tells words; of this thread.

    >>> read = read_message("> **Soren said the quay would reopen.** <@12> :) https://example.org/1", Analyzer())
    >>> read.sentences, read.links
    (('Soren said the quay would reopen.',), ('https://example.org/1',))
    """
    bare = without_marks(text)
    lines = [plain(clean(line)) for line in bare.text.splitlines()]
    words = "\n".join(line for line in lines if line)
    language = detect_language(words)
    return Message(words, bare.links, tuple(_telling(words, language, analyzer)), language)


def _telling(text: str, language: Language, analyzer: Analyzer) -> Sequence[str]:
    sentences = dict.fromkeys(text[start:end] for start, end in sentence_spans(text, language))
    return [one for one in sentences if _tells(one, analyzer)]


def _tells(sentence: str, analyzer: Analyzer) -> bool:
    signs = sum(char.isalnum() for char in sentence)
    words = {fold(word) for word in question_words(sentence, analyzer)} - _chatter()
    return signs >= _FEWEST_SIGNS and len(words) >= _FEWEST_WORDS


@cache
def _chatter() -> frozenset[str]:
    return frozenset(word for row in chatter_rows() for word in row.words)
