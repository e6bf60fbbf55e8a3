"""A body is unpacked as it streams in, never further than is wanted of it."""

import zlib
from collections.abc import Iterator

from retrieval.errors import FetchError

ACCEPTED = "gzip, deflate"
"""What is asked for; what a server sends beside it is refused."""

_AT_ONCE = 256 * 1024
_HEADER = 2
_EITHER = zlib.MAX_WBITS | 32
"""Reads the header of zlib and that of gzip."""


class Unpacker:
    """Unpacks one body.

    Args:
        encodings: the ``Content-Encoding`` that came with it; empty where it came as it is.
        url: for messages.

    Raises:
        FetchError: it is packed more than once, or in a way that was not asked for.
    """

    def __init__(self, encodings: str, url: str) -> None:
        names = [name for part in encodings.split(",") if (name := part.strip().casefold()) not in {"", "identity"}]
        if len(names) > 1:
            raise FetchError(f"{url} sends what is packed more than once ({', '.join(names)[:80]}).", url=url)
        if names and names[0] not in {"gzip", "x-gzip", "deflate"}:
            raise FetchError(f"{url} sends what is packed as {names[0][:40]!r}, which was not asked for.", url=url)
        self._url = url
        self._packing = names[0] if names else ""
        self._stream = zlib.decompressobj(_EITHER) if names else None
        self._has_begun = False
        self._head = b""

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """The next pieces, none of them long; whoever has enough stops asking.

        Raises:
            FetchError: it is not packed as it says.
        """
        if self._stream is None:
            yield data
            return
        if not self._has_begun:
            # The first two bytes tell which of its forms "deflate" has here.
            data = self._head = self._head + data
            if len(data) < _HEADER:
                return
        while data:
            piece, data = self._next(data)
            if piece:
                yield piece

    def check_whole(self) -> None:
        """Call it at the end of the body.

        Raises:
            FetchError: what was packed has not ended.
        """
        if self._stream is not None and self._has_begun and not self._stream.eof:
            raise FetchError(f"{self._url} sent less than it had: what it packed breaks off.", url=self._url)

    def _next(self, data: bytes) -> tuple[bytes, bytes]:
        """A piece, and what is still packed of the data."""
        stream = self._stream
        assert stream is not None
        if stream.eof:
            if not data.startswith(b"\x1f\x8b"):
                # Some servers fill up with zeros behind the end.
                return b"", b""
            stream = self._stream = zlib.decompressobj(_EITHER)
        try:
            piece = stream.decompress(data, _AT_ONCE)
        except zlib.error as error:
            if self._has_begun or self._packing != "deflate":
                raise FetchError(f"{self._url} sent what cannot be unpacked: {error}.", url=self._url) from error
            # "deflate" means two things (RFC 9110, 8.4.1.2): with a header, and as many servers send it, without.
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            self._has_begun = True
            return b"", data
        self._has_begun = True
        return piece, stream.unused_data if stream.eof else stream.unconsumed_tail
