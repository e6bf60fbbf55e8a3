"""Bodies unpacked piece by piece."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import FetchError
from retrieval.feeds.unpacking import Unpacker


def unpacked(encodings: str, *chunks: bytes) -> bytes:
    unpacker = Unpacker(encodings, "http://feed.example/")
    body = b"".join(piece for chunk in chunks for piece in unpacker.unpack(chunk))
    unpacker.check_whole()
    return body


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@given(st.binary(max_size=300), st.integers(1, 7))
def test_cut_anywhere_it_gives_the_same(data: bytes, size: int) -> None:
    for encodings, packed in (("", data), ("GZIP", gzip.compress(data)), ("deflate", zlib.compress(data))):
        chunks = [packed[start : start + size] for start in range(0, len(packed), size)]
        assert unpacked(encodings, *chunks) == data


def test_deflate_without_a_header_may_come_byte_by_byte() -> None:
    packed = bare(b"words and more words")
    assert unpacked("deflate", *[packed[place : place + 1] for place in range(len(packed))]) == b"words and more words"


def test_no_piece_is_long() -> None:
    packer = Unpacker("gzip", "http://feed.example/")
    assert max(map(len, packer.unpack(gzip.compress(bytes(10_000_000))))) <= 256 * 1024


@pytest.mark.parametrize("encodings", ["gzip, gzip", "gzip,br", "br", "zstd", "compress", "x" * 500])
def test_what_was_not_asked_for_is_refused(encodings: str) -> None:
    with pytest.raises(FetchError):
        Unpacker(encodings, "http://feed.example/")


def test_nothing_packed_is_nothing() -> None:
    assert unpacked("gzip") == b""


@given(st.binary(max_size=60), st.sampled_from(["gzip", "deflate"]))
def test_any_bytes_are_unpacked_or_an_error(data: bytes, encodings: str) -> None:
    try:
        unpacked(encodings, data)
    except FetchError:
        return
