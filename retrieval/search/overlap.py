"""How much of a question's words a passage has, word by word. Pure functions.

Each word counts by how much it tells, which is a property of the word and not of the feed it is looked for in.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping

from retrieval.query.terms import Terms
from retrieval.search.late_interaction import NAME_WEIGHT, importance

# What NFKC leaves as it is, and whatever it may turn into that: of most texts it changes other signs only, and takes
# longer than to look for the bigrams.
_PLAIN_JAPANESE = re.compile("[\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]+")
_MAY_BECOME_JAPANESE = re.compile(
    "[\u2e80-\u2fdf\u3038-\u303a\u3099-\u309f\u30fe-\u30ff\u3190-\u319f\u3200-\u33ff\uf900-\ufaff\uff65-\uff9f"
    "\U0001f200-\U0001f2ff\U0002f800-\U0002fa1f]"
)


class Overlap:
    """The words of one question, held against passages.

    Args:
        terms: of the question.
        names_tell: whether names count as other words do: among one person's words they tell what is asked about.
    """

    def __init__(self, terms: Terms, *, names_tell: bool = False) -> None:
        words = [clause[0].token for clause in terms.words]
        self._weights = _weights(words, () if names_tell else terms.names)
        self._grams = tuple(clause[0].token for clause in terms.grams)
        self._are_plain = all(map(_PLAIN_JAPANESE.fullmatch, self._grams))
        # A word of Latin letters has no bigrams, and is a unit as they are.
        self._latin = frozenset(word for word in words if word.isascii())
        # By token, the word of the question that it answers, how well, and whether without being translated.
        self._answers: dict[str, list[tuple[int, float, bool]]] = {}
        for number, (plain, translated) in enumerate(zip(terms.words, terms.translated, strict=True)):
            own = {term.token for term in plain}
            for term in translated:
                answer = number, min(1.0, term.weight), term.token in own
                self._answers.setdefault(term.token, []).append(answer)

    def shares(self, text: str, words: str) -> tuple[float, float, float]:
        """The share of the question's words, bigrams and translated words that a passage has.

        Args:
            text: of the passage.
            words: its index words, one space between two.
        """
        own = set(words.split())
        plain: dict[int, float] = {}
        translated: dict[int, float] = {}
        for token in self._answers.keys() & own:
            for number, weight, is_plain in self._answers[token]:
                translated[number] = max(translated.get(number, 0.0), weight)
                if is_plain:
                    plain[number] = max(plain.get(number, 0.0), weight)
        return self._sum(plain), self._gram_share(text, len(self._latin & own)), self._sum(translated)

    def _sum(self, answered: Mapping[int, float]) -> float:
        # In the order of the words: the same sum, however they were met.
        return min(1.0, sum(self._weights[number] * answered[number] for number in sorted(answered)))

    def _gram_share(self, text: str, latin: int) -> float:
        units = len(self._grams) + len(self._latin)
        if not units:
            return 0.0
        if not self._grams:
            return latin / units
        if not self._are_plain or _MAY_BECOME_JAPANESE.search(text):
            text = unicodedata.normalize("NFKC", text)
        return (latin + sum(map(text.__contains__, self._grams))) / units


def _weights(words: list[str], names: Collection[str]) -> list[float]:
    """What each word counts, all together 1."""
    weights = importance(words) * [NAME_WEIGHT if word in names else 1.0 for word in words]
    return list((weights / weights.sum()).tolist()) if words else []
