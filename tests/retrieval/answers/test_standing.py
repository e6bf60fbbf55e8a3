"""Where a name stands in the texts."""

from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval.answers.name_forms import Form
from retrieval.answers.standing import MOST_READ, pattern_of, standing
from retrieval.text.analyzer import Analyzer
from tests.conftest import MakeItem


@pytest.mark.parametrize(
    ("parts", "text", "stands"),
    [
        (("Moon", "Jae", "In"), "Moon Jae-in walked.", True),
        (("moscow",), "In Moscow it rained.", True),
        (("ida",), "Florida", False),
        (("ロシア",), "ベラロシア", False),
        (("ケネディ",), "ロバート・ケネディJr", True),
        (("ロバート", "ケネディ"), "ロバート・ケネディ氏", True),
        (("NATO",), "NATO加盟", True),
    ],
)
def test_a_form_is_a_word_of_its_own(parts: tuple[str, ...], text: str, stands: bool) -> None:
    assert bool(pattern_of(Form(parts)).search(text)) is stands


def test_an_abbreviation_has_its_capitals() -> None:
    pattern = pattern_of(Form(("US",), is_exact=True))
    assert pattern.search("The US left.")
    assert not pattern.search("They told us.")


def test_names_stand_or_do_not(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(
            [
                make_item("この分野中心の研究が進む。"),
                make_item("野中氏は花を植えた。"),
                make_item("会議でWHOは黙っていた。"),
            ]
        )
        snapshot, analyzer = retriever._current.snapshot(), Analyzer()
        found = standing([Form(("野中",))], snapshot, analyzer)
        assert (found.count, found.written, found.is_all) == (1, "野中", True)
        assert standing([Form(("WHO",), is_exact=True)], snapshot, analyzer).count == 1
        assert not standing([Form(("竹中",))], snapshot, analyzer)
        assert not standing([], snapshot, analyzer)


def test_no_more_are_read_than_are_told(tmp_path: Path, make_item: MakeItem) -> None:
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        retriever.add(make_item(f"Orsek saw boat {number}.") for number in range(MOST_READ + 5))
        found = standing([Form(("Orsek",))], retriever._current.snapshot(), Analyzer())
        assert (found.count, found.is_all) == (MOST_READ, False)
        assert f"at least {MOST_READ} passages" in retriever.ask("what did Orsek say?").message
