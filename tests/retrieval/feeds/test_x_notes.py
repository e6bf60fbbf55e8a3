"""Long posts of an archive: whose full text is which."""

from datetime import UTC, datetime, timedelta

from retrieval.feeds.x_notes import FullText, LongPosts, read_note
from tests.retrieval.feeds.x_samples import note

NOON = datetime(2025, 2, 20, 12, tzinfo=UTC)
BEGINNING = "The council met for nine hours to hear about the northern pier and the ferry. "


def test_a_cut_post_has_its_full_text() -> None:
    full = FullText(f"{BEGINNING}It decided nothing.", (), NOON)
    posts = LongPosts([full, FullText("Something else that is as long as the other one, and no more.", (), NOON)])
    assert posts.full_text(f"{BEGINNING}It deci…", NOON) == full
    assert posts.full_text(BEGINNING.replace(" ", "\n", 1), NOON + timedelta(seconds=1)) == full
    assert posts.full_text(f"{BEGINNING}It deferred…", NOON) is None
    assert posts.full_text("The council…", NOON) is None
    assert posts.full_text(f"{BEGINNING}It deci…", NOON + timedelta(days=1)) is None


def test_of_two_that_begin_alike_the_nearest_in_time_counts() -> None:
    first = FullText(f"{BEGINNING}First day.", (), NOON)
    second = FullText(f"{BEGINNING}Second day.", (), NOON + timedelta(minutes=30))
    assert LongPosts([first, second]).full_text(BEGINNING, NOON + timedelta(minutes=29)) == second


def test_a_note_is_read() -> None:
    urls = [{"shortUrl": "https://t.co/a", "expandedUrl": "https://harborwire.example/a"}]
    full = read_note(note("1 &lt; 2 https://t.co/a", urls=urls))
    assert full
    assert (full.text.strip(), full.links) == ("1 < 2", ("https://harborwire.example/a",))
    assert full.created == datetime(2025, 2, 20, 9, 2, 15, tzinfo=UTC)
    assert read_note(note("Text.", created="yesterday")).created is None  # type: ignore[union-attr]
    for broken in (None, 3, {}, {"noteTweet": []}, note(" ")):
        assert read_note(broken) is None
