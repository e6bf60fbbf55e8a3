"""Tokens kept between the moment a passage is read and the moment it is indexed."""

from collections.abc import Callable

from retrieval.text.tokens import Tokens

LIMIT = 100_000
"""Passages remembered at most; further ones are tokenised again."""


class Remembered:
    """A tokenizer that need not do its work twice.

    Args:
        tokenize: text to tokens.
    """

    def __init__(self, tokenize: Callable[[str], Tokens]) -> None:
        self._tokenize = tokenize
        self._known: dict[str, str] = {}

    def remember(self, text: str) -> None:
        """Tokenise a text that will be indexed soon."""
        if len(self._known) < LIMIT:
            # One string takes a tenth of the room of a list of strings.
            self._known[text] = "\n".join(" ".join(tokens) for tokens in self._tokenize(text))

    def __call__(self, text: str) -> Tokens:
        """The tokens of a text, which is then forgotten."""
        known = self._known.pop(text, None)
        if known is None:
            return self._tokenize(text)
        words, grams = known.split("\n")
        return Tokens(words.split(), grams.split())
