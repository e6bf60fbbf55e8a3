"""What a program may give beside a question: each argument checked at the door, before anything is done with it.

The arguments of questions, which a person may have typed, are checked in ``query/arguments.py``.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from retrieval.errors import ArgumentError
from retrieval.types import FeedItem
from retrieval.types.address import Place, PostgresAddress, is_address, place_named
from retrieval.types.exported import ExportedItem

_Called = TypeVar("_Called", bound=Callable[..., Any] | None)
_PART = re.compile(r"[a-z][a-z-]{0,63}")
_NO_LIST = (str, bytes, os.PathLike, Mapping)


def items(given: Iterable[FeedItem]) -> Iterable[FeedItem]:
    """Items to be added; what one of them is, is told of that one alone.

    Raises:
        ArgumentError: it is a single item, a path, or nothing that holds items.
    """
    if isinstance(given, FeedItem):
        raise ArgumentError("add takes a list of items, not one: write add([item]).", argument="items")
    if isinstance(given, str | bytes | os.PathLike):
        raise ArgumentError(
            f"add takes items, not {_kind(given)}: write add(read_feed(FILE_OR_ADDRESS)).", argument="items"
        )
    if isinstance(given, Mapping) or not isinstance(given, Iterable):
        raise ArgumentError(
            f"add takes a list of FeedItem, such as read_feed(...) gives, not {_kind(given)}.", argument="items"
        )
    return given


def exported(given: Iterable[ExportedItem]) -> Iterator[ExportedItem]:
    """What ``export`` gave, each checked when it is come to.

    Raises:
        ArgumentError: it is something else, or holds something else.
    """
    if isinstance(given, (ExportedItem, FeedItem, *_NO_LIST)) or not isinstance(given, Iterable):
        raise ArgumentError(f"take takes what another index's export() gives, not {_kind(given)}.", argument="exported")
    return _each_exported(given)


def _each_exported(given: Iterable[ExportedItem]) -> Iterator[ExportedItem]:
    for one in given:
        if not isinstance(one, ExportedItem):
            raise ArgumentError(
                f"take takes ExportedItem, not {_kind(one)}; items are added with add. Those before it were taken.",
                argument="exported",
            )
        yield one


def part(given: str) -> str:
    """The name of a part that one process has at a time.

    Raises:
        ArgumentError: it is none.

    >>> part("follow")
    'follow'
    """
    if not isinstance(given, str) or not _PART.fullmatch(given):
        raise ArgumentError("a part is named by small letters and hyphens, such as follow.", argument="part")
    return given


def item(given: FeedItem) -> FeedItem:
    """One item.

    Raises:
        ArgumentError: it is none.
    """
    if not isinstance(given, FeedItem):
        raise ArgumentError(f"item must be a FeedItem, not {_kind(given)}.", argument="item")
    return given


def item_id(given: str) -> str:
    """The id of one item.

    Raises:
        ArgumentError: it is no text, such as the item itself.
    """
    if isinstance(given, FeedItem):
        raise ArgumentError("item_id must be an item's id, not the item: write item.id.", argument="item_id")
    return text(given, "item_id")


def item_ids(given: Iterable[str]) -> list[str]:
    """Ids of items.

    Raises:
        ArgumentError: they are no list, or one is no text.
    """
    if isinstance(given, (FeedItem, *_NO_LIST)) or not isinstance(given, Iterable):
        raise ArgumentError(f"item_ids must be a list of ids, not {_kind(given)}.", argument="item_ids")
    return [item_id(one) for one in given]


def text(given: str, argument: str) -> str:
    """A text.

    Args:
        given: by the program.
        argument: its name, for the message.

    Raises:
        ArgumentError: it is something else.
    """
    if not isinstance(given, str):
        raise ArgumentError(f"{argument} must be text, not {_kind(given)}.", argument=argument)
    return given


def count(given: int, argument: str) -> int:
    """How many of something are wanted at most.

    Args:
        given: by the program.
        argument: its name, for the message.

    Raises:
        ArgumentError: it is no whole number from 1 on.
    """
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise ArgumentError(f"{argument} must be a whole number from 1 on, not {given!r:.40}.", argument=argument)
    return given


def path(given: str | Path, argument: str) -> Path:
    """A path.

    Args:
        given: by the program.
        argument: its name, for the message.

    Raises:
        ArgumentError: it is something else, or empty.
    """
    if isinstance(given, str) and not given.strip():
        raise ArgumentError(f"{argument} is empty; give the path of a file.", argument=argument)
    if not isinstance(given, str | os.PathLike) or not isinstance(os.fspath(given), str):
        raise ArgumentError(
            f"{argument} must be a path, as text or pathlib.Path, not {_kind(given)}.", argument=argument
        )
    return Path(given)


def place(given: str | Path | PostgresAddress, argument: str) -> Place:
    """Where a database lies: a path, or the address of one on a server.

    Args:
        given: by the program.
        argument: its name, for the message.

    Raises:
        ArgumentError: it is something else, empty, or an address that is none.
    """
    if isinstance(given, PostgresAddress):
        return given
    if isinstance(given, str) and is_address(given):
        return place_named(given)
    found = path(given, argument)
    if is_address(str(found)):
        raise ArgumentError(f"{argument} is an address: give it as text, not as a path.", argument=argument)
    return found


def called(given: _Called, argument: str) -> _Called:
    """A function that is called back.

    Args:
        given: by the program; None where it wants none.
        argument: its name, for the message.

    Raises:
        ArgumentError: it cannot be called.
    """
    if given is not None and not callable(given):
        raise ArgumentError(f"{argument} must be a function, not {_kind(given)}.", argument=argument)
    return given


def encoder(given: object) -> Any:
    """An encoder, by what it must be able to do.

    Raises:
        ArgumentError: it lacks some of it.
    """
    lacks = [name for name in ("model_id", "dim", "encode_queries", "encode_passages") if not hasattr(given, name)]
    if lacks:
        raise ArgumentError(
            f'encoder must be "bundled", the name or folder of a model, or an encoder, not {_kind(given)}'
            f" (it has no {lacks[0]}).",
            argument="encoder",
        )
    return given


def workers(given: int | None) -> int | None:
    """A number of processes.

    Raises:
        ArgumentError: it is no whole number from 0 on.
    """
    if given is not None and (not isinstance(given, int) or isinstance(given, bool) or given < 0):
        raise ArgumentError(
            f"workers is {given!r:.40}; it must be a whole number from 0 on, or None for one a core.",
            argument="workers",
        )
    return given


def aliases(given: Any) -> Any:
    """Other spellings by name.

    Raises:
        ArgumentError: they have another form.
    """
    if given is None:
        return None
    is_right = isinstance(given, Mapping) and all(
        isinstance(name, str)
        and isinstance(others, Iterable)
        and not isinstance(others, str | bytes)
        and all(isinstance(other, str) for other in others)
        for name, others in given.items()
    )
    if not is_right:
        raise ArgumentError(
            'aliases must map names to lists of other spellings, such as {"Ida Soren": ["ソレン"]}.', argument="aliases"
        )
    return given


def options(given: Any, argument: str = "encoder_options", example: str = '{"batch_size": 16}') -> Any:
    """Options by name.

    Args:
        given: by the program; None where it wants none.
        argument: its name, for the message.
        example: for the message.

    Raises:
        ArgumentError: they have another form.
    """
    if given is not None and not isinstance(given, Mapping):
        raise ArgumentError(f"{argument} must be a dict, such as {example}, not {_kind(given)}.", argument=argument)
    return given


def _kind(given: object) -> str:
    """What something is, for a message; short texts as they are."""
    if given is None:
        return "None"
    shown = repr(given) if isinstance(given, str | bytes | int | float) else ""
    return shown if 0 < len(shown) <= 40 else f"a {type(given).__name__}"
