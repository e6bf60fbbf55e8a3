"""Every format that is read, in the order in which a page is tried; the modules are imported when one is."""

import importlib
from collections.abc import Iterator

from retrieval.feeds.page import Format

MODULES = (
    "retrieval.feeds.opml",
    "retrieval.feeds.syndication",
    "retrieval.feeds.jsonfeed",
    "retrieval.feeds.rss_json",
    "retrieval.feeds.html",
    "retrieval.feeds.markdown",
    "retrieval.feeds.digest",
)
"""Each has ``FORMAT``. The surest to be told from its content comes first, text that may be anything last."""


def formats() -> Iterator[Format]:
    """The formats in order."""
    for module in MODULES:
        found = importlib.import_module(module).FORMAT
        assert isinstance(found, Format)
        yield found
