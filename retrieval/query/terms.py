"""What the lexical index is asked: a question's words, character bigrams, and words of the other language."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retrieval._index.local.lexical import Clause, Term
from retrieval.language import Language
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import tokenize, unhyphenated
from retrieval.text.translation.lexicon import Lexicon

SHOWN = 0.25
"""Weight of a translation from which on it is marked where it stands in a passage."""

_BESIDE_SURNAME = 0.5


@dataclass(frozen=True)
class Terms:
    """Three queries of one question.

    Attributes:
        words: its words, one clause each; the forms of a name are one clause.
        grams: its character bigrams.
        translated: its words with their translations.
        names: the words of it that name somebody or something that the feed knows.
    """

    words: tuple[Clause, ...] = ()
    grams: tuple[Clause, ...] = ()
    translated: tuple[Clause, ...] = ()
    names: frozenset[str] = frozenset()

    @property
    def shown(self) -> frozenset[str]:
        """Tokens to mark in a passage."""
        return frozenset(term.token for clause in self.translated for term in clause if term.weight >= SHOWN**0.5)


def terms_for(topic: str, names: Mapping[str, Sequence[str]], analyzer: Analyzer) -> Terms:
    """The terms of a topic.

    Args:
        topic: what is asked about.
        names: for each name in it, as written, how the index writes it.

    >>> terms = terms_for("Waltz in Kyiv", {"Waltz": ["ウォルツ"]}, Analyzer())
    >>> [[term.token for term in clause] for clause in terms.words]
    [['waltz', 'ウォルツ'], ['kyiv']]
    """
    tokens = tokenize(unhyphenated(topic), analyzer)
    written = {token: name for name in names for token in tokenize(name, analyzer).words}
    words: list[Clause] = []
    translated: list[Clause] = []
    told: set[str] = set()
    for token in dict.fromkeys(tokens.words):
        if name := written.get(token):
            # A name's own word may mean something else in a dictionary: a waltz is a dance.
            if name not in told:
                told.add(name)
                words.append(_name([name, *names[name]], analyzer))
                translated.append(words[-1])
        else:
            words.append((Term("words", token),))
            translated.append(_word(token))
    grams: list[Clause] = [(Term("grams", token),) for token in dict.fromkeys(tokens.grams)]
    return Terms(tuple(words), tuple(grams), tuple(translated), frozenset(written))


def other_words(name: str, analyzer: Analyzer) -> list[str]:
    """What a name of one word is in the other language by the lexicon: Germany is ドイツ."""
    tokens = tokenize(name, analyzer).words
    return [term.token for term in _word(tokens[0])[1:] if term.weight >= SHOWN] if len(tokens) == 1 else []


def _word(token: str) -> Clause:
    language: Language = "en" if _is_latin(token) else "ja"
    found = Lexicon.bundled().translations(token, language)
    return (Term("words", token), *(Term("words", other.word, other.weight**0.5) for other in found))


def _name(forms: Sequence[str], analyzer: Analyzer) -> Clause:
    weights: dict[str, float] = {}
    for form in forms:
        tokens = tokenize(form, analyzer).words
        for place, token in enumerate(tokens, start=1):
            weight = 1.0 if place == len(tokens) else _BESIDE_SURNAME
            weights[token] = max(weight, weights.get(token, 0.0))
    return tuple(Term("words", token, weight) for token, weight in weights.items())


def _is_latin(token: str) -> bool:
    return token[:1].isascii() or unicodedata.name(token[0], "").startswith("LATIN")
