"""Which names of speakers may be one person's: a graph that changes by what a name changes. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from retrieval.names.compared import CLOSE_TIE, THRESHOLD
from retrieval.names.crossing import cross_scores, worth_comparing
from retrieval.names.forms import written_parts
from retrieval.names.profiles import JAPANESE, LATIN, SOUNDS, NameProfile, profiles_of
from retrieval.people.layered import Draft, Layered

LikeRow = tuple[str, str, float]
"""Two names and how surely they are one; 0 for two spellings in one script, which are either linked or not."""

_NONE: Mapping[str, float] = {}


@dataclass(frozen=True)
class NameLinks:
    """Names, and for each those that may be the same person's.

    Within one script, names are linked by what they share: the same spelling, a surname and a full name with it,
    words that sound the same. Across scripts each must be about the best that the other has. All this depends on the
    names that are there and not on how they came.

    Attributes:
        profiles: by name.
        aliases: other spellings that the owner knows, by name.
    """

    profiles: Layered[str, NameProfile]
    aliases: Mapping[str, Sequence[str]]
    _marked: Layered[str, tuple[str, ...]]
    _within: Layered[str, tuple[str, ...]]
    _across: Layered[str, Mapping[str, float]]

    @classmethod
    def of(cls, names: Iterable[str], aliases: Mapping[str, Sequence[str]] | None = None) -> "NameLinks":
        """Links among some names.

        Args:
            names: as they are written.
            aliases: other spellings that the owner knows, by name.
        """
        empty = cls(Layered({}), aliases or {}, Layered({}), Layered({}), Layered({}))
        return empty.with_names(names, ())[0]

    @classmethod
    def restored(
        cls,
        profiles: Iterable[NameProfile],
        rows: Iterable[LikeRow],
        aliases: Mapping[str, Sequence[str]] | None = None,
    ) -> "NameLinks":
        """Links as they were kept, see ``rows``; nothing is compared.

        Args:
            profiles: of the names.
            rows: may hold names that have no profile: these count for nothing.
            aliases: as when the links were made.
        """
        kept = {one.name: one for one in profiles}
        marked: dict[str, list[str]] = {}
        for one in kept.values():
            for mark in one.marks:
                marked.setdefault(mark, []).append(one.name)
        within: dict[str, list[str]] = {}
        across: dict[str, dict[str, float]] = {}
        for left, right, score in rows:
            if left in kept and right in kept:
                for name, other in ((left, right), (right, left)):
                    if score:
                        across.setdefault(name, {})[other] = score
                    else:
                        within.setdefault(name, []).append(other)
        return cls(
            Layered(kept),
            aliases or {},
            Layered({mark: tuple(names) for mark, names in marked.items()}),
            Layered({name: tuple(others) for name, others in within.items()}),
            Layered(across),
        )

    def rows(self) -> list[LikeRow]:
        """What was found by comparing, each pair once."""
        found = [(name, other, 0.0) for name, others in self._within.items() for other in others if name < other]
        found += [
            (name, other, score)
            for name, others in self._across.items()
            for other, score in others.items()
            if name < other
        ]
        return sorted(found)

    def linked(self, name: str) -> frozenset[str]:
        """The other names that may be the same person's; the relation goes both ways."""
        return frozenset(self._within.get(name, ())).union(
            other for other in self._best(name) if name in self._best(other)
        )

    def with_names(self, added: Iterable[str], removed: Iterable[str]) -> tuple["NameLinks", set[str]]:
        """Links with some names more and some less.

        Args:
            added: names; those known already change nothing.
            removed: names; those not known change nothing.

        Returns:
            The links, and the names whose links may have changed.
        """
        wanted = set(added)
        gone = {name for name in removed if name in self.profiles and name not in wanted}
        fresh = profiles_of(sorted(name for name in wanted if name not in self.profiles), self.aliases)
        profiles, marked = Draft(self.profiles), Draft(self._marked)
        for name in gone:
            profiles.put(name, None)
        _unmark(marked, [self.profiles[name] for name in gone])
        within, across = Draft(self._within), Draft(self._across)
        touched = self._without(gone, within, across)
        for one in fresh:
            profiles.put(one.name, one)
        _mark(marked, fresh)
        now = NameLinks(profiles.done(), self.aliases, marked.done(), self._within, self._across)
        now._compare(fresh, within, across)
        changed = NameLinks(now.profiles, self.aliases, now._marked, within.done(), across.done())
        for one in fresh:
            touched.add(one.name)
            touched.update(changed._neighbourhood(one.name))
        return changed, touched - gone

    def _best(self, name: str) -> list[str]:
        """The names in the other script that are about the best for a name."""
        scores = self._across.get(name, _NONE)
        # The scores have four digits: the difference of two of them is rounded for what a float adds.
        least = round(max(scores.values(), default=0.0) - CLOSE_TIE, 4)
        return [other for other, score in scores.items() if score >= least]

    def _neighbourhood(self, name: str) -> Iterator[str]:
        """Names whose links this one has a part in: a better name across scripts takes the place of another."""
        near = self._across.get(name, _NONE)
        return chain(self._within.get(name, ()), near, *(self._across.get(other, _NONE) for other in near))

    def _without(
        self, gone: Collection[str], within: Draft[str, tuple[str, ...]], across: Draft[str, Mapping[str, float]]
    ) -> set[str]:
        """Take names out; gives the names whose links may have changed."""
        touched = {other for name in gone for other in self._neighbourhood(name)}
        for name in gone:
            for other in self._within.get(name, ()):
                within.put(other, tuple(one for one in within.get(other, ()) if one != name) or None)
            for other in self._across.get(name, _NONE):
                left = {one: score for one, score in across.get(other, _NONE).items() if one != name}
                across.put(other, left or None)
        for name in gone:
            within.put(name, None)
            across.put(name, None)
        return touched

    def _compare(
        self,
        fresh: Sequence[NameProfile],
        within: Draft[str, tuple[str, ...]],
        across: Draft[str, Mapping[str, float]],
    ) -> None:
        """Link new names with each other and with those that were there."""
        linked: dict[str, set[str]] = {}
        worth: dict[tuple[str, str], None] = {}
        compared: set[str] = set()
        for one in fresh:
            same, others = self._candidates(one)
            for other in same:
                linked.setdefault(one.name, set()).add(other)
                linked.setdefault(other, set()).add(one.name)
            open_ = [other for other in others if other not in compared]
            for other in worth_comparing(one.name, open_, is_latin=one.is_latin) if open_ else ():
                worth[(one.name, other) if one.is_latin else (other, one.name)] = None
            compared.add(one.name)
        for name, found in linked.items():
            within.put(name, tuple(sorted(found.union(within.get(name, ())))))
        scores: dict[str, dict[str, float]] = {}
        for (latin, japanese), score in zip(worth, cross_scores(list(worth)), strict=True):
            if score >= THRESHOLD:
                scores.setdefault(latin, {})[japanese] = score
                scores.setdefault(japanese, {})[latin] = score
        for name, near in scores.items():
            across.put(name, {**across.get(name, _NONE), **near})

    def _candidates(self, one: NameProfile) -> tuple[set[str], list[str]]:
        """Names linked with one by what they share, and those across scripts to compare it with."""
        same: set[str] = set()
        across: dict[str, None] = {}
        parts = set(written_parts(one.name))
        for mark in one.sought:
            others = self._marked.get(mark, ())
            if mark[0] in LATIN + JAPANESE:
                across.update(dict.fromkeys(others))
            elif mark[0] == SOUNDS:
                # Two names that only sound alike are two: a word must be the same.
                same.update(other for other in others if parts & set(written_parts(other)))
            else:
                same.update(others)
        return same - {one.name}, list(across)


def _mark(marked: Draft[str, tuple[str, ...]], profiles: Iterable[NameProfile]) -> None:
    added: dict[str, list[str]] = {}
    for one in profiles:
        for mark in one.marks:
            added.setdefault(mark, []).append(one.name)
    for mark, names in added.items():
        marked.put(mark, (*marked.get(mark, ()), *names))


def _unmark(marked: Draft[str, tuple[str, ...]], profiles: Iterable[NameProfile]) -> None:
    removed: dict[str, set[str]] = {}
    for one in profiles:
        for mark in one.marks:
            removed.setdefault(mark, set()).add(one.name)
    for mark, names in removed.items():
        marked.put(mark, tuple(name for name in marked.get(mark, ()) if name not in names) or None)
