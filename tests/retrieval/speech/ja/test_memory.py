"""Who is likeliest to go on speaking."""

import pytest

from tests.retrieval.speech.test_utterances import said


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("松井市長は橋は安全だと述べた。\\n岡田知事が席に着いた。\\n「道も直す」と話した。", ["松井", "松井"]),
        ("松井市長は橋は安全だと述べた。\\n岡田知事は「急ぐ」と話した。岡田知事は席に着いた。\\n「道も直す」と話した。", ["松井", "岡田", "岡田"]),
        ("ミハラ電器駅前店では客が並んだ。隣にはスーツ店もある。\\n同店によると、売り上げは倍になった。", ["ミハラ電器駅前店"]),
        ("松井市長と岡田知事は橋は安全だと述べた。\\n二人は道も直すと話した。", ["松井", "松井"]),
    ],
)  # fmt: skip
def test_who_goes_on(text: str, speakers: list[str]) -> None:
    assert [name for name, _, _ in said(text)] == speakers
