"""Every format that is read, in the order in which a page is tried; the modules are imported when one is."""

import importlib
from collections.abc import Iterator, Sequence

from retrieval.feeds.page import Format

MODULES = (
    "retrieval.feeds.x_archive",
    "retrieval.feeds.jsonl",
    "retrieval.feeds.telegram",
    "retrieval.feeds.discord_export",
    "retrieval.feeds.opml",
    "retrieval.feeds.syndication",
    "retrieval.feeds.jsonfeed",
    "retrieval.feeds.rss_json",
    "retrieval.feeds.html",
    "retrieval.feeds.markdown",
    "retrieval.feeds.digest",
)
"""Each has ``FORMAT``. The surest to be told from its content comes first, text that may be anything last."""

ARCHIVES = (
    "retrieval.feeds.x_archive",
    "retrieval.feeds.telegram",
    "retrieval.feeds.discord_export",
)
"""Those that may also be a folder or a zip file."""


def formats(modules: Sequence[str] = MODULES) -> Iterator[Format]:
    """The formats in order."""
    for module in modules:
        found = importlib.import_module(module).FORMAT
        assert isinstance(found, Format)
        yield found
