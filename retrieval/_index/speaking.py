"""Whose words a search is for."""

from dataclasses import dataclass

from retrieval._storage.entries import FormKey


@dataclass(frozen=True)
class Speaking:
    """What the passages that a search is among have in common, for an index that can look for it by itself.

    It is no filter: which passages are looked at is told by their numbers, which come from the record. An index that
    cannot take many numbers takes this in their place, and keeps those of its hits that are among the numbers.

    Attributes:
        forms: name and role of everyone who may speak in them.
        acts: what is done with the words, one of these; None for anything.
        authors: handles of accounts whose own posts are among them too.
    """

    forms: frozenset[FormKey] = frozenset()
    acts: frozenset[str] | None = None
    authors: tuple[str, ...] = ()
