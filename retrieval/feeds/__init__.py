"""Readers of feeds: bytes from a file or an address to items."""

from retrieval.feeds.posts import FeedProblem
from retrieval.feeds.reader import Feed, read_feed

__all__ = ["Feed", "FeedProblem", "read_feed"]
