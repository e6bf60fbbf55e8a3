"""The shared SQL, as PostgreSQL takes it."""

import pytest

from retrieval._storage.dialects import READING, WRITING, beginning, translated


@pytest.mark.parametrize(
    ("shared", "postgresql"),
    [
        ("SELECT 1 FROM items WHERE item_id = ?", "SELECT 1 FROM items WHERE item_id = %s"),
        ("SELECT 1 FROM items WHERE url LIKE '%#%'", "SELECT 1 FROM items WHERE url LIKE '%%#%%'"),
        (
            "SELECT u.kind FROM utterances AS u INDEXED BY utterances_by_form WHERE x",
            "SELECT u.kind FROM utterances AS u WHERE x",
        ),
        ("SELECT instr(a || '/', '/')", "SELECT strpos(a || '/', '/')"),
    ],
)
def test_what_differs(shared: str, postgresql: str) -> None:
    assert translated(shared) == postgresql


def test_a_schema_is_named_behind_the_beginning_and_before_all_else() -> None:
    assert beginning(READING) == READING.encode()
    assert beginning(READING, "feed_7") == f'{READING}; SET LOCAL search_path TO "feed_7"'.encode()
    first, then, last = beginning(WRITING, 'it"s').decode().split(";")
    assert (first, then) == ("BEGIN ISOLATION LEVEL READ COMMITTED", ' SET LOCAL search_path TO "it""s"')
    assert "current_schema()" in last
