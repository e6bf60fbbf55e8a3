"""Pages of a long list."""

from bot.web.turning import Turning, turning


def test_the_nearest_page_is_told_once_and_past_the_end_leads_back() -> None:
    assert turning(0, 10, 0, str) == Turning()
    assert turning(0, 10, 11, str) == Turning(after="10")
    assert turning(10, 10, 11, str) == Turning(before="0")
    assert turning(0, 10, 30, str) == Turning(after="10", last="20")
    assert turning(20, 10, 30, str) == Turning(first="0", before="10")
    assert turning(5, 10, 30, str) == Turning(before="0", after="15", last="20")
    assert turning(500, 10, 30, str) == Turning(first="0", before="20")
    assert turning(500, 10, 0, str) == Turning(before="0")
