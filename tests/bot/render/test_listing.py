"""Rows under titles, at any width."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.render.listing import Column, Listing, listing, print_listing

COLUMNS = (Column("feed", folds=True), Column("handle", names_itself=True), Column("items", is_number=True))


def shown(found: Listing, width: int) -> list[str]:
    screen = Console(file=io.StringIO(), width=width)
    print_listing(screen, found)
    return screen.file.getvalue().splitlines()  # type: ignore[attr-defined]


def test_a_table_where_it_fits() -> None:
    assert shown(listing(COLUMNS, [("見本新聞", "@mihon", "3"), (Text("Harbor Wire"), "@hw", "12")]), 40) == [
        "feed         handle  items",
        "見本新聞     @mihon      3",
        "Harbor Wire  @hw        12",
    ]


def test_each_row_by_itself_where_it_does_not() -> None:
    found = listing(COLUMNS, [("見本新聞", "@mihon_shimbun", "3"), ("Harbor Wire", "", "12")])
    assert shown(found, 25) == ["見本新聞", "   @mihon_shimbun", "   items 3", "Harbor Wire", "   items 12"]


@pytest.mark.parametrize("width", [30, 60, 80])
def test_an_address_is_never_cut(width: int) -> None:
    address = "https://harborwire.example/feeds/of/the/harbour/and/of/the/quay.xml"
    lines = shown(listing(COLUMNS, [(address, "@hw", "3")]), width)
    assert any(address in line for line in lines)
    assert all(cell_len(line) <= width for line in lines if address not in line)
