"""A sentence for the tests of its reading."""

from retrieval.speech.ja.context import Context
from retrieval.speech.ja.sentence import Row, Sentence
from retrieval.text.analyzer import Analyzer


def sentence(text: str) -> Sentence:
    return Sentence(text, 0, len(text), Row(Analyzer().morphemes(text)))


CONTEXT = Context()
