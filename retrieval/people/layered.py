"""An immutable mapping that changes cheaply: what is new lies in a thin layer over a base that copies share."""

from collections.abc import Iterator, Mapping
from math import isqrt
from typing import Generic, TypeVar, overload

Key = TypeVar("Key")
Value = TypeVar("Value")
Other = TypeVar("Other")

_THIN = 64
_SHARE = 4


class Layered(Generic[Key, Value]):
    """A mapping that never changes; ``with_changes`` gives another one.

    The layer is folded into a new base when it outgrows a few square roots of the base, so that a change costs about
    that much and no copy of everything.

    Args:
        base: the entries; not changed afterwards by anyone.
        layer: what differs from the base: a value, or None for what is gone.
    """

    __slots__ = ("_base", "_layer", "_size")

    def __init__(
        self, base: Mapping[Key, Value], layer: Mapping[Key, Value | None] | None = None, size: int | None = None
    ) -> None:
        self._base = base
        self._layer = layer or {}
        self._size = len(base) if size is None else size

    @overload
    def get(self, key: Key) -> Value | None: ...
    @overload
    def get(self, key: Key, default: Other) -> Value | Other: ...
    def get(self, key: Key, default: Other | None = None) -> Value | Other | None:
        """The value of a key; the default where there is none."""
        found = self._layer[key] if key in self._layer else self._base.get(key)
        return default if found is None else found

    def __getitem__(self, key: Key) -> Value:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: Key) -> bool:
        return self.get(key) is not None

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Key]:
        return (key for key, _ in self.items())

    def items(self) -> Iterator[tuple[Key, Value]]:
        """Every key with its value."""
        for key, value in self._base.items():
            if key not in self._layer:
                yield key, value
        for key, changed in self._layer.items():
            if changed is not None:
                yield key, changed

    def with_changes(self, changes: Mapping[Key, Value | None]) -> "Layered[Key, Value]":
        """Another mapping, with some entries put in or, where the value is None, taken out.

        Args:
            changes: by key.
        """
        if not changes:
            return self
        size = self._size + sum((value is not None) - (key in self) for key, value in changes.items())
        layer = {**self._layer, **changes}
        if len(layer) <= max(_THIN, _SHARE * isqrt(len(self._base))):
            return Layered(self._base, layer, size)
        merged = dict(self._base)
        for key, value in layer.items():
            if value is None:
                merged.pop(key, None)
            else:
                merged[key] = value
        return Layered(merged)


class Draft(Generic[Key, Value]):
    """Changes to a layered mapping while they are being worked out; used by one thread.

    Args:
        mapping: what is changed.
    """

    def __init__(self, mapping: Layered[Key, Value]) -> None:
        self._mapping = mapping
        self._changes: dict[Key, Value | None] = {}

    @overload
    def get(self, key: Key) -> Value | None: ...
    @overload
    def get(self, key: Key, default: Other) -> Value | Other: ...
    def get(self, key: Key, default: Other | None = None) -> Value | Other | None:
        """The value as changed so far; the default where there is none."""
        if key in self._changes:
            found = self._changes[key]
            return default if found is None else found
        return self._mapping.get(key, default)

    def put(self, key: Key, value: Value | None) -> None:
        """Set a value; None takes the key out."""
        self._changes[key] = value

    def done(self) -> Layered[Key, Value]:
        """The mapping with all changes."""
        return self._mapping.with_changes(self._changes)
