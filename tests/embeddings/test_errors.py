"""Errors of models."""

import pytest

from embeddings import ModelError, OnRecordError


def test_a_models_error_names_the_model_and_is_caught_as_ours() -> None:
    error = ModelError("It cannot be loaded.", model="some/model")
    assert (str(error), error.model) == ("It cannot be loaded.", "some/model")
    for kind in (OnRecordError, RuntimeError):
        with pytest.raises(kind):
            raise error
