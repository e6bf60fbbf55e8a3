"""What a request may ask with."""

import pytest
from pydantic import ValidationError

from bot.web.parameters import BOUNDS, AskGiven, ItemGiven, Paged, TimelineGiven


@pytest.mark.parametrize("shape", [AskGiven, TimelineGiven, Paged, ItemGiven])
def test_numbers_keep_within_the_bounds_that_are_told(shape: type[AskGiven]) -> None:
    needed = {"question": "a", "speaker": "a"} if shape is TimelineGiven else {"question": "a"}
    needed = {key: value for key, value in needed.items() if key in shape.model_fields}
    for name in BOUNDS.keys() & shape.model_fields.keys():
        least, most = BOUNDS[name]
        for value in (least, most):
            assert getattr(shape.model_validate({**needed, name: value}), name) == value
        for value in (least - 1, most + 1):
            with pytest.raises(ValidationError):
                shape.model_validate({**needed, name: value})


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        AskGiven.model_validate({"question": "a", "speakers": ["b"]})
