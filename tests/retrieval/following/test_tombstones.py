"""Entries that a feed takes back."""

import pytest

from retrieval.following.tombstones import deleted_entries


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('<at:deleted-entry ref="tag:a,2025:1" when="2025-03-01T00:00:00Z"/>', ["tag:a,2025:1"]),
        ("<deleted-entry\n when='x'\n ref='a&amp;b'><at:comment>gone</at:comment></deleted-entry>", ["a&b"]),
        ('<at:deleted-entry ref="1"/><at:deleted-entry ref="2"/>', ["1", "2"]),
        ('<at:deleted-entry href="1"/>', []),
        ("<at:deleted-entry />", []),
        ("<entry>deleted-entry ref='1'</entry>", []),
    ],
)
def test_they_are_named_by_their_ids(text: str, ids: list[str]) -> None:
    assert deleted_entries(text) == ids


@pytest.mark.parametrize("piece", ["<at:deleted-entry ", "<deleted-entry ref='", "<a:", '<deleted-entry ref="1"/>'])
def test_a_long_text_is_read_to_its_end(piece: str) -> None:
    assert len(deleted_entries(piece * (2_000_000 // len(piece)))) <= 1_000
