"""A sentence for the tests of its reading."""

from retrieval.speech.ja.context import Context
from retrieval.speech.ja.sentence import Sentence
from retrieval.text.analyzer import Analyzer


def sentence(text: str) -> Sentence:
    morphemes = Analyzer().morphemes(text)
    return Sentence(text, 0, len(text), morphemes, [one.begin for one in morphemes])


CONTEXT = Context()
