"""The collections of an index. One made anew is another copy: nobody finds half of it in the place of the old one."""

from collections.abc import Callable
from dataclasses import dataclass

from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.state import State, Words
from retrieval._index.milvus.writer import Writer

_WORDS = "_words"


@dataclass(frozen=True)
class Copy:
    """The two collections of a copy, and what it says of itself.

    Attributes:
        passages: the collection of passages.
        words: that of tokens.
        state: of the copy.
    """

    passages: str
    words: Words
    state: State


class Copies:
    """All copies of an index, numbered in the order in which they were begun.

    Args:
        engine: where they are.
        name: with what the names of all begin.
        dim: the length of a vector.
    """

    def __init__(self, engine: Engine, name: str, dim: int) -> None:
        self._engine = engine
        self._beginning = f"{name}_"
        self._dim = dim

    def nothing(self) -> Copy:
        """A copy that holds nothing and is not there either."""
        return self._copy(0, State())

    def all(self) -> list[Copy]:
        """The copies that say something of themselves, the one that holds most first.

        Raises:
            IndexServerError: Milvus cannot be reached.
            IndexGoneError: one was removed meanwhile.
        """
        numbers = self._numbers()
        found = []
        for number, parts in numbers.items():
            if len(parts) == 2:
                for part in parts:
                    self._engine.load(part)
                copy = self._copy(number, State())
                state = copy.words.state()
                if state is not None:
                    found.append((state.number, number, Copy(copy.passages, copy.words, state)))
        return [copy for *_, copy in sorted(found, key=lambda one: one[:2], reverse=True)]

    def begin(self) -> Copy:
        """A further copy, of nothing. The caller is the only one that writes."""
        copy = self._copy(max(self._numbers(), default=0) + 1, State())
        self._engine.create_passages(copy.passages, self._dim)
        self._engine.create_words(f"{copy.passages}{_WORDS}")
        copy.words.note(copy.state)
        return copy

    def keep_only(self, copy: Copy) -> None:
        """Remove all others. The caller is the only one that writes."""
        for parts in self._numbers().values():
            for part in parts:
                if part.removesuffix(_WORDS) != copy.passages:
                    self._engine.drop(part)

    def writer(self, copy: Copy, leads: Callable[[], bool] = lambda: True) -> Writer:
        """What brings a copy from one point to another; see ``Writer``."""
        return Writer(self._engine, copy.passages, copy.words, self._dim, leads)

    def _copy(self, number: int, state: State) -> Copy:
        name = f"{self._beginning}{number}"
        return Copy(name, Words(self._engine, f"{name}{_WORDS}"), state)

    def _numbers(self) -> dict[int, list[str]]:
        """The collections of each copy."""
        found: dict[int, list[str]] = {}
        for name in self._engine.names(self._beginning):
            number = name.removeprefix(self._beginning).removesuffix(_WORDS)
            if number.isdecimal():
                found.setdefault(int(number), []).append(name)
        return found
