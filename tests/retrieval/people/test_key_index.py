"""Keys found by their beginnings, as they change."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.people.key_index import KeyIndex

_ENTRIES = st.sets(st.tuples(st.text("abう", min_size=2, max_size=4), st.sampled_from("xyz")), max_size=30)


@given(start=_ENTRIES, added=_ENTRIES, removed=_ENTRIES, asked=st.text("abう", min_size=2, max_size=4))
def test_it_finds_what_a_list_finds(
    start: set[tuple[str, str]], added: set[tuple[str, str]], removed: set[tuple[str, str]], asked: str
) -> None:
    before = KeyIndex.of(start)
    known = before.beginning(asked)
    after = before.with_changes(added - start, removed - added)
    now = (start - (removed - added)) | added
    assert after.beginning(asked) == {owner for key, owner in now if key.startswith(asked)}
    assert after.exactly(asked) == {owner for key, owner in now if key == asked}
    assert before.beginning(asked) == known == {owner for key, owner in start if key.startswith(asked)}
