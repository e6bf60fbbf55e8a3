"""JSON of strangers: whole, piece by piece, damaged, hostile."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import FeedError
from retrieval.feeds import json_stream
from retrieval.feeds.json_stream import elements, identifier, listed, mapping, name_of, parse_json, words

ENTRIES = [{"text": '港の工事 ] , [ "}" \\ ' + "x" * 3_000, "n": number} for number in range(100)]


class Slow:
    """A stream that gives few bytes at once, whatever is asked for."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data = io.BytesIO(data)
        self._step = step

    def read(self, size: int, /) -> bytes:
        return self._data.read(min(size, self._step))


@pytest.mark.parametrize("step", [7, 1_000, 1 << 20])
@pytest.mark.parametrize("indent", [None, 2])
def test_elements_come_one_by_one_however_the_stream_is_cut(step: int, indent: int | None) -> None:
    entries = ENTRIES[: 5 if step == 7 else 100]
    data = f"window.part0 = {json.dumps(entries, ensure_ascii=False, indent=indent)};\n".encode()
    assert list(elements(Slow(data, step), "tweets.js")) == entries
    assert list(elements(io.BytesIO(b"x = [ ]"), "tweets.js")) == []


def test_what_stands_before_the_damage_is_given() -> None:
    data = json.dumps(ENTRIES).encode()[:200_000]
    given_so_far = []
    with pytest.raises(FeedError, match="cut off after entry") as raised:
        given_so_far.extend(elements(io.BytesIO(data), "tweets.js"))
    assert given_so_far == ENTRIES[: len(given_so_far)] != []
    assert "tweets.js" in str(raised.value)


@pytest.mark.parametrize(
    "data", [b"", b"no list", b"[", b"[" * 200_000, b'[{"a":' * 50_000, b"[{]", b"[nul", b"\xff[\xfe"]
)
def test_hostile_streams_end_in_one_error(data: bytes) -> None:
    with pytest.raises(FeedError):
        list(elements(io.BytesIO(data), "x"))


def test_an_endless_entry_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_LARGEST_ELEMENT", 100_000)

    class Endless:
        taken = 0

        def read(self, size: int, /) -> bytes:
            self.taken += size
            return b"[" + b'"' * (self.taken == size) + b"x" * (size - 2)

    stream = Endless()
    with pytest.raises(FeedError):
        list(elements(stream, "x"))
    assert stream.taken < 2_000_000


@pytest.mark.parametrize("text", ["", "{", '{"a": }', "[" * 100_000, "nul"])
def test_damaged_documents(text: str) -> None:
    with pytest.raises(FeedError, match="x "):
        parse_json(text, "x")


def test_numbers_that_python_does_not_read() -> None:
    assert parse_json('\ufeff{"a": 1' + "0" * 10_000 + "}", "x") == {"a": 0}


def test_values_of_the_wrong_kind_are_empty() -> None:
    assert (words(None), words("a\0\ud800b"), name_of(" a\n b "), name_of(1)) == ("", "a\ufffd\ufffdb", "a b", "")
    assert (mapping([]), mapping({"a": 1}), listed({}), listed([1])) == ({}, {"a": 1}, (), [1])
    assert (identifier(10**50), identifier(-7), identifier(True), identifier(None)) == ("", "-7", "", "")


@given(
    st.recursive(
        st.none() | st.text() | st.floats(allow_nan=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_lists_of_anything(value: object) -> None:
    data = json.dumps([value, {"end": value}]).encode()
    assert list(elements(Slow(data, 100_000), "x")) == [value, {"end": value}]
