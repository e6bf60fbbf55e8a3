"""The likeliest spellings in the other script."""

import itertools

import numpy as np

from embeddings.spellings import _search, likeliest_spellings
from embeddings.transliteration import Transliterator


def test_words_are_spelled_as_the_model_finds_likeliest() -> None:
    model = Transliterator.bundled()
    words = ["ウォルツ", "", "ゼレンスキー", "タナカ"]
    found = likeliest_spellings(model.to_latin, words, 5)
    assert "waltz" in found[0]
    assert found[1] == []
    assert "tanaka" in found[3]
    assert all(len(spellings) <= 5 for spellings in found)
    # The first is no less likely than the others, by the model's own sum over all ways to line them up.
    for word, spellings in zip(words, found, strict=True):
        if spellings:
            chances = model.to_latin.likelihood(model.to_latin.read([word]), model.to_latin.encode(spellings))
            assert chances[0] >= chances.max() - 0.35


def test_other_words_beside_one_change_nothing() -> None:
    model = Transliterator.bundled()
    alone = likeliest_spellings(model.to_kana, ["walters"], 4)
    assert likeliest_spellings(model.to_kana, ["o", "walters", "konstantinopolsky"], 4)[1] == alone[0]


def test_the_search_adds_up_every_way_to_line_a_spelling_up() -> None:
    dice = np.random.default_rng(3)
    chances = dice.dirichlet(np.ones(3), size=4).astype(np.float32)
    sums: dict[tuple[int, ...], float] = {}
    for path in itertools.product(range(3), repeat=4):
        merged = tuple(sign for sign, _ in itertools.groupby(path) if sign)
        sums[merged] = sums.get(merged, 0.0) + float(np.prod([chances[step, sign] for step, sign in enumerate(path)]))
    assert _search(chances, 1)[0] == max(sums, key=sums.__getitem__)
