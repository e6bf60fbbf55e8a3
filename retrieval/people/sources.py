"""The sources of a feed, with all that they may be called by: a sequence that follows by what changes. Pure."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import overload

from retrieval.identity import fold_handle
from retrieval.names.countries import is_state_or_body
from retrieval.names.strip_titles import strip_titles
from retrieval.people.accounts import account_names, account_surnames
from retrieval.people.completion_sources import SourceCompletion, SourceMeant, source_of
from retrieval.people.layered import Draft, Layered
from retrieval.types import SourceInfo

_SHORTEST_ACCOUNT = 2
_SHORTEST_BEGINNING = 3

Called = tuple[str, str]
"""Handle and name of a source."""


@dataclass(frozen=True)
class SourceNames:
    """What sources are called by, as names are looked up. Never changes; ``with_changes`` gives another one.

    Attributes:
        accounts: handles by each name of an account.
        surnames: handles by what may be the surname of one in Chinese characters.
        spellings: handles by folded handle and by folded name.
        beginnings: folded handle and handle of each, and folded name and handle, sorted.
    """

    accounts: Layered[str, tuple[str, ...]]
    surnames: Layered[str, tuple[str, ...]]
    spellings: Layered[str, tuple[str, ...]]
    beginnings: Sequence[Called]

    @classmethod
    def none(cls) -> "SourceNames":
        """Of no source."""
        return cls(Layered({}), Layered({}), Layered({}), ())

    def with_changes(self, joining: Iterable[Called], leaving: Iterable[Called]) -> "SourceNames":
        """The names after some sources came, went, or are called otherwise.

        Args:
            joining: those that are new.
            leaving: those that are no more.
        """
        drafts = Draft(self.accounts), Draft(self.surnames), Draft(self.spellings)
        beginnings = list(self.beginnings)
        for called in leaving:
            for draft, names in zip(drafts, _names(*called), strict=True):
                for name in names:
                    draft.put(name, tuple(one for one in draft.get(name, ()) if one != called[0]) or None)
            for beginning in _beginnings(*called):
                del beginnings[bisect_left(beginnings, beginning)]
        for called in joining:
            for draft, names in zip(drafts, _names(*called), strict=True):
                for name in names:
                    draft.put(name, (*draft.get(name, ()), called[0]))
            for beginning in _beginnings(*called):
                insort(beginnings, beginning)
        accounts, surnames, spellings = (draft.done() for draft in drafts)
        return SourceNames(accounts, surnames, spellings, beginnings)

    def beginning_with(self, folded: str) -> list[Called]:
        """The folded handles and names that begin so, each with its handle."""
        start = bisect_left(self.beginnings, (folded, ""))
        return [*takewhile(lambda one: one[0].startswith(folded), self.beginnings[start:])]


class Sources(Sequence[SourceInfo]):
    """Every source of a feed, in the order given; what they are called by is looked up, not looked through.

    Args:
        infos: the source with most items first, no two of one handle.
        before: what there was before; what the same sources are called by is not worked out again.
    """

    def __init__(self, infos: Iterable[SourceInfo] = (), before: "Sources | None" = None) -> None:
        self._infos = tuple(infos)
        self._ranks = {one.handle: rank for rank, one in enumerate(self._infos)}
        self._called = {(one.handle, one.source) for one in self._infos}
        known = before._called if before else set[Called]()
        names = before.names if before else SourceNames.none()
        if self._called != known:
            names = names.with_changes(self._called - known, known - self._called)
        self.names: SourceNames = names

    @overload
    def __getitem__(self, index: int) -> SourceInfo: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[SourceInfo, ...]: ...
    def __getitem__(self, index: int | slice) -> SourceInfo | tuple[SourceInfo, ...]:
        return self._infos[index]

    def __len__(self) -> int:
        return len(self._infos)

    def __iter__(self) -> Iterator[SourceInfo]:
        return iter(self._infos)

    @cached_property
    def first(self) -> date:
        """The day of the oldest item."""
        return min(one.first for one in self._infos)

    @cached_property
    def last(self) -> date:
        """The day of the newest item."""
        return max(one.last for one in self._infos)

    @cached_property
    def completion(self) -> SourceCompletion:
        """The sources by what may be typed for them; made when it is first asked for."""
        return SourceCompletion(self._infos)

    def accounts_named(self, asked: str) -> list[str]:
        """Handles of the accounts that a name names: by display name, by what stands in its brackets, or by handle.

        >>> yano = SourceInfo(handle="LB05g", source="矢野義昭(Yoshiaki Yano)", items=2, first=date.max, last=date.max)
        >>> [Sources([yano]).accounts_named(one) for one in ("Yano", "矢野義昭氏", "矢野", "Yamada")]
        [['LB05g'], ['LB05g'], ['LB05g'], []]

        Args:
            asked: a name, titles and honorifics allowed.
        """
        wanted = strip_titles(asked).casefold().lstrip("@")
        if len(wanted) < _SHORTEST_ACCOUNT:
            return []
        return self._ranked(self.names.accounts.get(wanted, ()) or self.names.surnames.get(wanted, ()))

    def handle_of(self, name: str) -> str | None:
        """The handle of the one source that a name fits; None where it fits several; see ``handles_named``."""
        found = self.handles_named(name)
        return found[0] if len(found) == 1 else None

    def handles_named(self, name: str) -> tuple[str, ...]:
        """The handles of the sources that a name fits: by display name or handle, or by how one of these begins.

        Several are meant where the name is a word of each: *NHK* of NHK News and NHK World. A state names no outlet by
        how it begins: what is new in Japan is not what The Japan Times writes.

        >>> called = {"hw1": "Harbor News", "hw2": "Harbor World", "ReutersJapan": "ロイター"}
        >>> infos = [SourceInfo(handle=h, source=s, items=1, first=date.max, last=date.max) for h, s in called.items()]
        >>> [Sources(infos).handles_named(one) for one in ("Harbor", "harbor news", "Reuters", "Harb")]
        [('hw1', 'hw2'), ('hw1',), ('ReutersJapan',), ()]
        """
        written = fold_handle(" ".join(name.split()).removeprefix("the "))
        folded = written.replace(" ", "")
        if found := self.names.spellings.get(folded, ()):
            return tuple(self._ranked(found))
        if len(folded) < _SHORTEST_BEGINNING or is_state_or_body(written):
            return ()
        beginnings = {called for one in (folded, written) for called in self.names.beginning_with(one)}
        by_word = {handle for called, handle in beginnings if _ends_word(called, handle, folded, written)}
        by_handle = {handle for called, handle in beginnings if called == fold_handle(handle)}
        return tuple(self._ranked(by_handle if len(by_handle | by_word) == 1 else by_word))

    def meant(self, text: str) -> SourceMeant:
        """The source that a typed text names; see ``source_of``."""
        return SourceMeant(text) if text in self._ranks else source_of(text, self._infos)

    def _ranked(self, handles: Iterable[str]) -> list[str]:
        """Handles in the order of the sources, each once."""
        return sorted(set(handles), key=self._ranks.__getitem__)


def _names(handle: str, source: str) -> tuple[Iterable[str], Iterable[str], Iterable[str]]:
    accounts = account_names(source, handle)
    return accounts, account_surnames(accounts), {fold_handle(handle), fold_handle(source.replace(" ", ""))}


def _beginnings(handle: str, source: str) -> set[Called]:
    return {(fold_handle(handle), handle), (fold_handle(" ".join(source.split())), handle)}


def _ends_word(called: str, handle: str, folded: str, written: str) -> bool:
    """Whether what a source is called goes on with another word: NHK News, nhk_news, NhkNews, NHKニュース."""
    length = len(written if called.startswith(written) else folded)
    follows = called[length : length + 1]
    goes_on = follows.isascii() and follows.isalnum()
    return not goes_on or (called == fold_handle(handle) and handle.lstrip("@")[length : length + 1].isupper())
