"""Which hits tell what others have told already."""

from datetime import UTC, datetime
from pathlib import Path

from retrieval import Hit, Passage, Retriever
from retrieval.search.told import statements_in, untold
from tests.conftest import MakeItem

FIRST, NEXT, LAST = (datetime(2025, 3, day, tzinfo=UTC) for day in (1, 3, 4))


def test_the_same_words_in_another_item_are_told_already(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        retriever.add(
            [
                make_item("Quay\nMayor Ida Soren said the quay would reopen in May.", published=FIRST),
                make_item(
                    "Port\nIn the port, Mayor Ida Soren said the quay would reopen in May.",
                    handle="mihon",
                    published=NEXT,
                ),
                make_item("Port\nMayor Ida Soren said the quay would not reopen in May.", handle="c", published=LAST),
            ]
        )
        first, again, other = (hit for hit in retriever.timeline("Ida Soren"))
        assert untold([first, again, other], []) == [first, other]
        assert untold([again, other], [first]) == [other]
        assert untold([first], [first]) == []


def test_a_post_is_compared_by_its_own_sentences_and_a_passage_as_a_whole(make_item: MakeItem) -> None:
    item = make_item("The quay is closed. It will reopen.")
    passage = Passage(item_id=item.id, start=0, end=len(item.text), text=item.text)
    whole = Hit(item=item, passage=passage, score=1.0)
    post = whole.model_copy(update={"kind": "post", "highlights": ((0, 19), (20, 35))})
    assert [len(statements_in(one)) for one in (whole, post)] == [1, 2]
