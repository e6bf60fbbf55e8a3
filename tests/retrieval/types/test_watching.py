"""What is told of whom."""

from datetime import UTC, datetime

from retrieval import Claim, Hit, News, Passage
from tests.conftest import MakeItem


def test_a_claim_has_a_name_that_discord_takes_and_goes_round(make_item: MakeItem) -> None:
    item = make_item("The quay is closed.")
    hit = Hit(item=item, passage=Passage(item_id=item.id, start=0, end=8, text="The quay"), score=1.0)
    claim = Claim(id=10**12, watch=1, hit=hit, claimed=datetime(2025, 3, 1, tzinfo=UTC))
    assert len(claim.nonce) <= 25
    assert Claim.model_validate_json(claim.model_dump_json()) == claim
    news = News(hits=(hit,), upto="1.2@3")
    assert News.model_validate_json(news.model_dump_json()) == news
