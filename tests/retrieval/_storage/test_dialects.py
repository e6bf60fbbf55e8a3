"""The shared SQL, as PostgreSQL takes it."""

import pytest

from retrieval._storage.dialects import translated


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
