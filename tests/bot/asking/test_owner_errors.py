"""What owners are told where something is wrong."""

import pytest

from bot.asking.errors import ToldError
from bot.asking.owner_errors import (
    FeedsOffError,
    FeedTroubleError,
    KnownFeedError,
    NoRoomError,
    NotOwnerError,
    OutsideServerError,
    TooManyFeedsError,
    UnknownFeedError,
    UnknownSourceError,
    UnknownZoneError,
    trouble_key,
)
from bot.texts.catalogue import catalogue
from retrieval.errors import FetchReason


@pytest.mark.parametrize(
    "error",
    [
        OutsideServerError(),
        NotOwnerError(),
        UnknownZoneError("x"),
        UnknownSourceError("x"),
        UnknownFeedError("x"),
        KnownFeedError(),
        TooManyFeedsError(50),
        FeedTroubleError("status", 404),
        FeedsOffError(),
        NoRoomError(),
    ],
)
def test_each_is_told_in_both_languages(error: ToldError) -> None:
    assert error.told("en") == str(error)
    assert error.told("ja") != error.told("en")
    assert "{" not in error.told("en") + error.told("ja")


def test_what_is_near_is_told_with_it() -> None:
    error = UnknownZoneError("  Asia/\nTokio " + "x" * 100, ["Asia/Tokyo", "Asia/Tomsk"])
    assert "Did you mean: Asia/Tokyo, Asia/Tomsk?" in error.told("en")
    assert "もしかして: Asia/Tokyo" in error.told("ja")
    assert "\n" not in error.typed
    assert len(error.typed) == 80
    assert error.near == ("Asia/Tokyo", "Asia/Tomsk")


@pytest.mark.parametrize("reason", [*FetchReason.__args__, "unread", "", "something new"])
@pytest.mark.parametrize("status", [0, 304, 401, 404, 410, 429, 500])
def test_every_reason_has_its_sentence(reason: str, status: int) -> None:
    assert trouble_key(reason, status) in catalogue()
    assert str(status) in FeedTroubleError("status", status).told("ja")


def test_a_trouble_knows_why() -> None:
    error = FeedTroubleError("status", 503)
    assert (error.reason, error.status, TooManyFeedsError(3).most) == ("status", 503, 3)
