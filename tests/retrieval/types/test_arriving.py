"""What came, counted."""

from retrieval.types.arriving import Arrived, ArrivedSource


def test_items_are_counted_over_all_sources() -> None:
    assert Arrived().items == 0
    sources = (ArrivedSource(source="A", handle="a", items=3), ArrivedSource(source="B", handle="b", items=4))
    assert Arrived(sources=sources).items == 7
