"""Whose statements are told where; what was told is told once."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from retrieval import Claim, FeedItem, Hit, Passage, Utterance, Watch
from retrieval._storage.record import Record
from retrieval._storage.watches import Watches
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put

AT = datetime(2025, 3, 1, 12, tzinfo=UTC)
WATCH = Watch(guild="1", channel="2", owner="3", speaker="Ida Soren", written="ソレン", mark="0.0@0", made=AT)
TEXT = "Quay\nMayor Ida Soren said the quay would reopen."


def by_words(hits: Sequence[Hit], told: Sequence[Hit]) -> list[Hit]:
    known = {one.passage.text for one in told}
    return [one for one in hits if one.passage.text not in known]


class Clock:
    now = AT

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watches(record: Record, clock: Clock) -> Watches:
    return Watches(record._database, by_words, clock)


def hit_in(item: FeedItem, words: str = "the quay would reopen", also: tuple[FeedItem, ...] = ()) -> Hit:
    start = item.text.index("Mayor")
    passage = Passage(item_id=item.id, start=start, end=len(item.text), text=item.text[start:])
    first = item.text.index(words)
    said = Utterance(start=first, end=first + len(words), text=words, kind="indirect", cue="said")
    return Hit(item=item, passage=passage, utterances=(said,), also_in=also, score=1.0, kind="indirect")


def test_watches_are_stored_listed_and_forgotten(watches: Watches) -> None:
    first = watches.add(WATCH)
    other = watches.add(WATCH.model_copy(update={"guild": "", "owner": "9", "topic": "the quay", "language": "ja"}))
    assert first == WATCH.model_copy(update={"id": first.id})
    assert (watches.get(first.id), watches.get(99)) == (first, None)
    assert watches.all() == [first, other]
    assert watches.all(guild="1") == watches.all(owner="3") == watches.all(guild="1", channel="2") == [first]
    assert watches.all(guild="") == [other]
    assert watches.all(channel="7") == []
    assert watches.remove(first.id)
    assert not watches.remove(first.id)
    assert watches.all() == [other]
    assert watches.add(WATCH).id > other.id


def test_one_look_tells_for_which_watches_something_may_be_new(watches: Watches) -> None:
    seen, behind = watches.add(WATCH.model_copy(update={"mark": "7.-5@100"})), watches.add(WATCH)
    assert watches.behind("7.-5@999") == [behind]
    assert watches.advance(behind.id, "7.-5@999")
    assert watches.behind("7.-5@2000") == []
    assert watches.behind("8.1@2000") == [seen, watches.get(behind.id)]
    assert not watches.advance(99, "8.1@2000")
    watches.advance(seen.id, "8.1@2000 3.3@2000")
    assert watches.behind("8.1@3000") == [watches.get(behind.id)]
    watches.advance(behind.id, "8.1@2000")
    assert watches.behind("8.1@3000", guild="1") == []
    assert watches.behind("8.1@3000 3.3@3000") == [watches.get(behind.id)], "nobody has looked into the second index"
    assert watches.behind("9.1@3000", guild="7") == []


def test_a_statement_is_claimed_once_with_the_marks_advance(
    record: Record, watches: Watches, make_item: MakeItem
) -> None:
    item, copy = make_item(TEXT), make_item(TEXT.replace("Quay", "Port"), handle="mihon")
    put(record, item)
    put(record, copy)
    watch = watches.add(WATCH)
    (claim,) = watches.claim(watch.id, "5.5@100", [hit_in(item)])
    assert claim.hit.item == item
    assert watches.get(watch.id) == watch.model_copy(update={"mark": "5.5@100"})
    assert watches.claim(watch.id, "6.6@100", [hit_in(item)]) == []
    assert watches.claim(watch.id, "6.6@100", [hit_in(copy)]) == [], "another outlet's words of the same statement"
    other = watches.add(WATCH)
    assert len(watches.claim(other.id, "6.6@100", [hit_in(copy)])) == 1, "each watch tells it"
    assert watches.claim(99, "6.6@100", [hit_in(copy)]) == []


def test_what_is_claimed_and_not_confirmed_is_known_whole(
    record: Record, watches: Watches, make_item: MakeItem
) -> None:
    item, copy = make_item(TEXT), make_item(TEXT.replace("Quay", "Port"), handle="mihon")
    put(record, item)
    put(record, copy)
    watch = watches.add(WATCH)
    (claim,) = watches.claim(watch.id, "5.5@100", [hit_in(item, also=(copy,))])
    (known,) = watches.unposted()
    assert (known.id, known.nonce, known.watch, known.claimed) == (claim.id, claim.nonce, watch.id, AT)
    assert known.hit.item.text == item.text
    assert [one.text for one in known.hit.also_in] == [copy.text]
    assert known.hit.passage == claim.hit.passage
    assert watches.unposted(before=AT) == []
    assert [one.id for one in watches.unposted(before=AT + timedelta(seconds=1))] == [claim.id]
    assert watches.posted(claim.id, "77")
    assert not watches.posted(claim.id, "78")
    assert watches.unposted() == []


def test_what_its_item_says_no_more_is_not_told(record: Record, watches: Watches, make_item: MakeItem) -> None:
    gone, moved, unsaid = (
        make_item(TEXT.replace("reopen", one), urls=[f"https://example.org/{one}"]) for one in ("a1", "b1", "c1")
    )
    for item in (gone, moved, unsaid):
        put(record, item)
    watch = watches.add(WATCH)
    hits = [hit_in(item, f"the quay would {word}") for item, word in ((gone, "a1"), (moved, "b1"), (unsaid, "c1"))]
    assert len(watches.claim(watch.id, "5.5@100", hits)) == 3
    record.remove(gone.id)
    put(record, moved.model_copy(update={"text": moved.text.replace("Quay\n", "Quay\nIt rains in the port today.\n")}))
    put(record, unsaid.model_copy(update={"text": unsaid.text.replace("Mayor", "Harbour master")}))
    (left,) = watches.unposted()
    (said,) = left.hit.utterances
    assert left.hit.item.id == moved.id
    assert left.hit.item.text[left.hit.passage.start : left.hit.passage.end] == left.hit.passage.text
    assert left.hit.item.text[said.start : said.end] == said.text
    assert [one.id for one in watches.unposted()] == [left.id]


def test_items_of_elsewhere_are_found_by_whoever_knows_them(watches: Watches, make_item: MakeItem) -> None:
    item = make_item(TEXT)
    watch = watches.add(WATCH)
    watches.claim(watch.id, "5.5@100", [hit_in(item)])
    (claim,) = watches.unposted(find={item.id: item}.get)
    assert claim.hit.item == item
    assert watches.unposted() == [], "nobody knows the item: it was taken away"


def test_what_cannot_be_posted_is_given_up_and_a_removed_watch_takes_its_claims(
    watches: Watches, make_item: MakeItem
) -> None:
    watch = watches.add(WATCH)
    items = [make_item(TEXT.replace("reopen", one)) for one in ("a1", "b1")]
    hits = [hit_in(items[0], "the quay would a1"), hit_in(items[1], "the quay would b1")]
    first, second = watches.claim(watch.id, "5.5@100", hits)
    find = {item.id: item for item in items}.get
    assert watches.drop(first.id)
    assert [one.id for one in watches.unposted(find=find)] == [second.id]
    watches.remove(watch.id)
    assert watches.unposted(find=find) == []
    assert not watches.posted(second.id, "77")


def test_words_may_be_told_again_after_a_month(watches: Watches, clock: Clock, make_item: MakeItem) -> None:
    watch = watches.add(WATCH)

    def claims(item: FeedItem) -> list[Claim]:
        return watches.claim(watch.id, "5.5@100", [hit_in(item)])

    first = make_item(TEXT)
    assert watches.posted(claims(first)[0].id, "77")
    clock.now = AT + timedelta(days=29)
    assert claims(make_item(TEXT, handle="b")) == []
    clock.now = AT + timedelta(days=60)
    assert len(claims(make_item(TEXT, handle="c"))) == 1
    assert claims(first) == [], "the very same place"
    clock.now = AT + timedelta(days=120)
    claims(make_item(TEXT.replace("reopen", "close"), handle="d").model_copy(update={"text": TEXT}))
    with watches._database.read() as connection:
        assert connection.execute("SELECT COUNT(*) FROM posts WHERE message = '77'").fetchone() == (0,)


def test_what_is_left_to_post_is_looked_up_server_by_server(watches: Watches, make_item: MakeItem) -> None:
    items = {guild: make_item(TEXT.replace("reopen", guild)) for guild in ("7", "8")}
    for guild, item in items.items():
        watch = watches.add(WATCH.model_copy(update={"guild": guild}))
        watches.claim(watch.id, "5.5@100", [hit_in(item, f"the quay would {guild}")])
    for guild, item in items.items():
        (claim,) = watches.unposted(guild=guild, find={item.id: item}.get)
        assert claim.hit.item == item
