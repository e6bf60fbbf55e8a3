"""JSON of strangers."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import FeedError
from retrieval.feeds.json_text import looks_like_object, read_object

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "text",
    ["{", "{]", '{"a":' * 100_000, "[" * 100_000, "[1]", "{'a': 1}", '{"items": ["x"', "null"],
    ids=lambda text: text[:12],
)
def test_what_is_no_object_is_one_clear_error(text: str) -> None:
    with pytest.raises(FeedError, match=r"feed\.json"):
        read_object(text, "feed.json")


def test_numbers_that_are_none() -> None:
    found, _ = read_object('{"a": NaN, "b": -Infinity, "c": ' + "9" * 10_000 + ', "d": 1e999, "a": 2}', "feed.json")
    assert (found["a"], found["b"], len(found["c"])) == (2, None, 10_000)


def test_guards_and_marks_before_it() -> None:
    assert looks_like_object(")]}',\n{")
    assert read_object('\ufeff )]}\',\n{"a": 1} trailing', "x") == ({"a": 1}, False)


def test_of_a_cut_file_what_is_whole() -> None:
    text = json.dumps({"title": "Harbor Wire", "items": [{"id": number} for number in range(3)]})
    found, is_cut = read_object(text[:-4], "x")
    assert is_cut
    assert found == {"title": "Harbor Wire", "items": [{"id": 0}, {"id": 1}]}


@given(st.dictionaries(st.text(), values), st.integers(min_value=0))
def test_any_object_cut_anywhere(value: dict[str, object], cut: int) -> None:
    text = json.dumps(value)
    assert read_object(text, "x")[1] is False
    try:
        found, _ = read_object(text[: cut % (len(text) + 1)], "x")
    except FeedError:
        return
    assert isinstance(found, dict)
