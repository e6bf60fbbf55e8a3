"""Readers of feeds: bytes from a file or an address to items."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retrieval.feeds.posts import FeedProblem
    from retrieval.feeds.reader import Feed, read_feed

__all__ = ["Feed", "FeedProblem", "read_feed"]

if not TYPE_CHECKING:
    # Who only wants a date read need not load the parser of web pages.
    def __getattr__(name: str) -> Any:
        """A public name, imported now (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(importlib.import_module("retrieval.feeds.reader"), name)
        globals()[name] = value
        return value
