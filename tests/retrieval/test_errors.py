"""Errors as callers catch them."""

import pytest

import retrieval
from retrieval import errors

OPERATING = {"FeedNotFoundError": FileNotFoundError, "FetchError": ConnectionError, "StorageError": OSError}


def test_every_error_is_a_public_name_of_the_package() -> None:
    for name in errors.__all__:
        assert name in retrieval.__all__
        assert getattr(retrieval, name) is getattr(errors, name)


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_is_one_of_ours_and_one_of_pythons(name: str) -> None:
    error = getattr(errors, name)
    assert issubclass(error, retrieval.OnRecordError)
    assert issubclass(error, OPERATING.get(name, Exception))


def test_an_error_carries_its_message_and_what_it_is_about() -> None:
    for error, about in (
        (errors.FeedError("No post.", source="a.txt"), "source"),
        (errors.FetchError("No answer.", url="http://example.org"), "url"),
        (errors.QuestionError("Too long.", field="question"), "field"),
        (errors.StorageError("No space.", path="feed.db"), "path"),
        (errors.ItemError("No text.", item_id="x"), "item_id"),
        (errors.NamesFileError("Damaged.", path="names.bin"), "path"),
    ):
        assert str(error).endswith(".")
        assert getattr(error, about)
