"""Sketches of texts, by which likely copies are found without reading them: MinHash (Broder 1997), made by rensa."""

import struct

from rensa import RMinHash

from retrieval.identity import trigrams

_HASHES = 64
_SEED = 1
_FORM = struct.Struct(f"<BI{_HASHES}I")
_VERSION = 1
"""Changes with whatever makes another sketch of the same text; one of another version is made again when it is used."""

_ENOUGH = 0.5
"""The least share of the shorter text's trigrams, as far as it is told from sketches: the texts are then compared."""

_UNEQUAL = 8
"""Of texts of which one has so many times the trigrams of the other, sketches tell nothing."""


def sketch(text: str) -> bytes:
    """A text's sketch as it is stored: how many trigrams it has, and their smallest hashes in 64 orders.

    >>> len(sketch("The quay will reopen in May."))
    261
    """
    grams = trigrams(text)
    hashes = RMinHash(_HASHES, _SEED)
    hashes.update([gram.encode("utf-8", "surrogatepass") for gram in grams])
    return _FORM.pack(_VERSION, len(grams), *hashes.digest())


def is_current(stored: object) -> bool:
    """Whether what is stored is a sketch that can be compared with those made now."""
    return isinstance(stored, bytes) and len(stored) == _FORM.size and stored[0] == _VERSION


def may_be_alike(left: bytes, right: bytes) -> bool:
    """Whether two sketches leave it open that their texts are copies of one another, one perhaps cut."""
    _, few, *mine = _FORM.unpack(left)
    _, many, *other = _FORM.unpack(right)
    few, many = sorted((few, many))
    if few * _UNEQUAL < many:
        return True
    share = sum(one == two for one, two in zip(mine, other, strict=True)) / _HASHES
    # Of the share in the union follows how many are shared, and of that the share in the shorter text.
    return bool(share * (few + many) >= _ENOUGH * (1 + share) * few)
