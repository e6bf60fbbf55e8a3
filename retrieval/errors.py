"""What can go wrong between a feed and its answer, each as one class a caller can tell apart."""

from datetime import timedelta
from typing import Literal

from embeddings.errors import ModelError, OnRecordError

__all__ = [
    "ArgumentError",
    "BackupError",
    "EmptyFeedError",
    "FeedError",
    "FeedNotFoundError",
    "FeedsFileError",
    "FetchError",
    "IndexClosedError",
    "IndexGoneError",
    "IndexServerError",
    "ItemError",
    "ModelError",
    "NamesFileError",
    "OnRecordError",
    "QuestionError",
    "StorageError",
]


class ArgumentError(OnRecordError, TypeError, ValueError):
    """A program gave something else than a function takes; nothing was done.

    Args:
        message: what was given, what is taken, and how to write it.
        argument: its name, such as ``"items"``.
    """

    def __init__(self, message: str, *, argument: str) -> None:
        super().__init__(message)
        self.argument = argument


class FeedError(OnRecordError, ValueError):
    """A file or page is not a feed this project can read.

    Args:
        message: what was found and what was expected.
        source: the path or URL as the person gave it.
    """

    def __init__(self, message: str, *, source: str) -> None:
        super().__init__(message)
        self.source = source


class EmptyFeedError(FeedError):
    """A feed is one that is read, but nothing stands in it; a new one may be so for days."""


class SeveralFilesError(FeedError):
    """A folder or zip file is no archive that is read as a whole; each of its files may be a feed.

    Args:
        message: what was found and what was expected.
        source: as the person gave it.
        names: of its files, with ``/`` between folders, in order.
    """

    def __init__(self, message: str, *, source: str, names: tuple[str, ...]) -> None:
        super().__init__(message, source=source)
        self.names = names


class FeedNotFoundError(FeedError, FileNotFoundError):
    """The feed's file does not exist."""


FetchReason = Literal["address", "private", "host", "slow", "status", "large", "redirects", "broken"]
"""Why a page was not had: what was given is no address that is fetched, or one of a private network; its host was not
found, did not answer in time, answered with an error, with too much, with ever more redirects, or not as it should."""


class FetchError(OnRecordError, ConnectionError):
    """A feed's address could not be fetched, or must not be.

    Args:
        message: what happened and what to do.
        url: the address as the person gave it.
        status: what the server answered, such as 404; 0 where it did not answer.
        retry_after: how long the server asks to wait; None where it does not say.
        reason: the same as the message in a word; told by the status where it is not given.
    """

    def __init__(
        self,
        message: str,
        *,
        url: str,
        status: int = 0,
        retry_after: timedelta | None = None,
        reason: FetchReason | None = None,
    ) -> None:
        super().__init__(message)
        self.url = url
        self.status = status
        self.retry_after = retry_after
        self.reason: FetchReason = reason or ("status" if status else "broken")


class FeedsFileError(OnRecordError, ValueError):
    """The file of feeds to follow cannot be used as it is.

    Args:
        message: what is wrong, where, and what is allowed.
        path: the file.
        line: of what is wrong, counted from 1; 0 where no line can be named.
    """

    def __init__(self, message: str, *, path: str, line: int = 0) -> None:
        super().__init__(message)
        self.path = path
        self.line = line


class QuestionError(OnRecordError, ValueError):
    """The question or a filter cannot be used as given.

    Args:
        message: what is wrong and what is allowed, in English; ``told("ja")`` gives it in Japanese.
        field: the argument at fault, such as ``"question"`` or ``"since"``.
        japanese: the message in Japanese.
    """

    def __init__(self, message: str, *, field: str, japanese: str = "") -> None:
        super().__init__(message, japanese=japanese)
        self.field = field


class StorageError(OnRecordError, OSError):
    """The database cannot be opened, read or written.

    Args:
        message: what happened and what to do.
        path: the database file.
    """

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class IndexServerError(StorageError, ConnectionError):
    """The server, or the file, that holds the index cannot be reached or used; the record is as it was.

    Args:
        message: what happened and what to do.
        path: the address of the index, without what opens it.
    """


class IndexGoneError(IndexServerError):
    """The index was removed while it was in use; it is made again from the record."""


class BackupError(OnRecordError, OSError):
    """A copy of a database cannot be made, or is not fit to be put in its place.

    Args:
        message: what is wrong and what to do.
        path: the file at fault.
    """

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class ItemError(OnRecordError, ValueError):
    """One item cannot be stored; the others can.

    Args:
        message: why.
        item_id: the item's name.
    """

    def __init__(self, message: str, *, item_id: str) -> None:
        super().__init__(message)
        self.item_id = item_id


class NamesFileError(OnRecordError, ValueError):
    """A file of names is damaged, or was made by another version; it can be made again from the record.

    Args:
        message: what is wrong and what to do.
        path: the file.
    """

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class IndexClosedError(OnRecordError, RuntimeError):
    """The retriever was used after ``close()``."""
