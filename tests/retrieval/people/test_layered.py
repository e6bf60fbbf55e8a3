"""A mapping that changes cheaply is the same as a plain one."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.people.layered import Draft, Layered

_CHANGES = st.lists(st.dictionaries(st.integers(0, 200), st.none() | st.text(max_size=2), max_size=40), max_size=12)


@given(base=st.dictionaries(st.integers(0, 200), st.text(max_size=2)), rounds=_CHANGES)
def test_it_holds_what_a_plain_mapping_holds_after_any_changes(
    base: dict[int, str], rounds: list[dict[int, str | None]]
) -> None:
    plain, layered = dict(base), Layered(base)
    for changes in rounds:
        before = dict(layered.items())
        changed = layered.with_changes(changes)
        assert dict(layered.items()) == before, "a reader's copy has changed"
        for key, value in changes.items():
            if value is None:
                plain.pop(key, None)
            else:
                plain[key] = value
        layered = changed
        assert dict(layered.items()) == plain
        assert len(layered) == len(plain)
        assert set(layered) == set(plain)
        assert all(layered[key] == value and key in layered for key, value in plain.items())
        assert layered.get(999, "none") == "none"


def test_a_small_change_shares_the_base() -> None:
    counted = Counted(dict.fromkeys(range(10000), "x"))
    layered = Layered(counted)
    for number in range(100):
        layered = layered.with_changes({number: "y"})
    assert counted.walked == 0
    assert layered[5] == "y"
    assert layered[500] == "x"


class Counted(dict[int, str]):
    """Counts how often it is walked through."""

    walked = 0

    def keys(self):  # type: ignore[no-untyped-def]
        self.walked += 1
        return super().keys()

    def __iter__(self):  # type: ignore[no-untyped-def]
        self.walked += 1
        return super().__iter__()

    def items(self):  # type: ignore[no-untyped-def]
        self.walked += 1
        return super().items()


def test_a_draft_reads_its_own_changes() -> None:
    draft = Draft(Layered({"a": 1, "b": 2}))
    draft.put("a", None)
    draft.put("c", 3)
    assert [draft.get(key, 0) for key in "abc"] == [0, 2, 3]
    assert dict(draft.done().items()) == {"b": 2, "c": 3}
