"""Word pairs from pairs of texts."""

from collections import defaultdict

import numpy as np
import pytest

from retrieval.text.translation.alignment import _CHANCE, align, numbered

TEXTS = [
    (["green", "house"], ["緑", "家"]),
    (["the", "house"], ["家"]),
    (["green", "tea"], ["緑", "茶"]),
    (["the", "tea"], ["茶"]),
]


def test_words_that_keep_company_are_told_apart() -> None:
    words, left = numbered([en for en, _ in TEXTS], 1)
    others, right = numbered([ja for _, ja in TEXTS], 1)
    found = align(left, right, rounds=20)
    best = {
        words[number]: others[found.right[rows[found.forward[rows].argmax()]]]
        for number in range(len(words))
        if len(rows := np.flatnonzero(found.left == number))
    }
    assert {key: best[key] for key in ("green", "house", "tea")} == {"green": "緑", "house": "家", "tea": "茶"}


def test_it_is_the_textbooks_algorithm() -> None:
    _, left = numbered([en for en, _ in TEXTS], 1)
    _, right = numbered([ja for _, ja in TEXTS], 1)
    found = align(left, right, rounds=3)
    expected = _slow(left, right, 3)
    for row in range(len(found.left)):
        pair = int(found.left[row]), int(found.right[row])
        assert found.forward[row] == pytest.approx(expected[pair], abs=1e-5)


def _slow(left: list, right: list, rounds: int) -> dict[tuple[int, int], float]:
    links = [(int(e), int(j)) for a, b in zip(left, right, strict=True) for e in a for j in b]
    often = {j: sum(other == j for _, other in links) for _, j in links}
    chance = {j: _CHANCE * count / len(links) for j, count in often.items()}
    chances = dict.fromkeys(links, 1 / 100)
    for _ in range(rounds):
        counts: dict[tuple[int, int], float] = defaultdict(float)
        for a, b in zip(left, right, strict=True):
            for j in map(int, b):
                total = sum(chances[int(e), j] for e in a) + chance[j]
                for e in map(int, a):
                    counts[e, j] += chances[e, j] / total
        totals: dict[int, float] = defaultdict(float)
        for (e, _), count in counts.items():
            totals[e] += count
        chances = {pair: count / totals[pair[0]] for pair, count in counts.items()}
    return chances


def test_rare_words_are_left_out() -> None:
    words, texts = numbered([["a", "b"], ["a", "a"]], 2)
    assert words == ["a"]
    assert [text.tolist() for text in texts] == [[0], [0]]
