"""A person's name across scripts: which names of an index another spelling means."""

from retrieval.names.index import NameIndex
from retrieval.names.search import NameMatch

__all__ = ["NameIndex", "NameMatch"]
