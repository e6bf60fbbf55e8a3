"""Names across scripts: ``python -m benchmarks.names --corpora FOLDER``.

Latin spellings that the model was not trained on, looked up among katakana names of which as many as
needed for ``POOL`` come from training, where they only distract. ``--fit`` prints the constants of
``retrieval/names/similarity.py``, from one half of the held-out names; the figures come from the other half.
"""

import argparse
import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from embeddings.training.corpora import Pair
from embeddings.training.transliteration import name_pairs
from retrieval import NameIndex
from retrieval.names.forms import Part, forms
from retrieval.names.similarity import features

POOL = 18_814
MANY = 100_000
SMALL = 500
_NEAREST = 25
_SMOOTH = 0.1


def main() -> None:
    """Print recall, resolution and speed, or the constants."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    training, held = name_pairs(options.corpora)
    dice = random.Random(7)
    dice.shuffle(held)
    half = len(held) // 2
    names = sorted({ja for _, ja in held})
    others = sorted({ja for _, ja in training})
    pool = names + dice.sample(others, POOL - len(names))
    if options.fit:
        fit(NameIndex(pool), held[:half], dice)
        return
    for name, figure in recall(NameIndex(pool), held[half:]).items():
        print(f"{figure:.3f}  {name}")
    for name, figure in resolution(held[half:], dice).items():
        print(f"{figure:.3f}  {name}")
    for name, figure in speed([*names, *others], held[half:], dice).items():
        print(f"{figure:.1f}  {name}")


def recall(index: NameIndex, pairs: Sequence[Pair]) -> dict[str, float]:
    """How often the right katakana comes first, and among the first ten."""
    ranks = []
    for latin, kana in pairs:
        found = [match.name for match in index.lookup(latin, limit=10)]
        ranks.append(found.index(kana) if kana in found else 10)
    return {
        f"R@1, {len(pairs)} names among {len(index)}": float(np.mean([rank == 0 for rank in ranks])),
        f"R@10, {len(pairs)} names among {len(index)}": float(np.mean([rank < 10 for rank in ranks])),
    }


def resolution(pairs: Sequence[Pair], dice: random.Random) -> dict[str, float]:
    """Names of a feed's size: found where they are there, declined where they are not."""
    chosen = dice.sample(list(pairs), 2 * SMALL)
    index = NameIndex([kana for _, kana in chosen[:SMALL]])
    there = set(index.names)
    inside = [(latin, index.resolve(latin), kana) for latin, kana in chosen[:SMALL]]
    outside = [index.resolve(latin) for latin, kana in chosen[SMALL:] if kana not in there]
    return {
        f"resolved to the right name alone, among {SMALL}": float(
            np.mean([found == [kana] for _, found, kana in inside])
        ),
        f"the right name among those resolved, among {SMALL}": float(
            np.mean([kana in found for _, found, kana in inside])
        ),
        f"declined, not among {SMALL}": float(np.mean([not found for found in outside])),
    }


def speed(names: Sequence[str], pairs: Sequence[Pair], dice: random.Random) -> dict[str, float]:
    """Building and asking an index of ``MANY`` names; those that the list lacks are made of two."""
    many = list(names[:MANY])
    many += [f"{dice.choice(names)}・{dice.choice(names)}" for _ in range(MANY - len(many))]
    start = time.perf_counter()
    index = NameIndex(many)
    built = time.perf_counter() - start
    taken = []
    for latin, _ in pairs[:500]:
        start = time.perf_counter()
        index.lookup(latin)
        taken.append(time.perf_counter() - start)
    return {
        f"s to build {len(index)} names": built,
        f"ms a look-up among {len(index)} names, median": 1000 * statistics.median(taken),
    }


def fit(index: NameIndex, pairs: Sequence[Pair], dice: random.Random) -> None:
    """Each name against its own spelling and against others.

    The weights make the right spelling the first of the nearest in the index as often as they can (a conditional logit,
    McFadden 1974); the constant makes as many wrong ones of ``SMALL`` likely as right ones unlikely.
    """
    near = ([one.name for one in index.lookup(latin, limit=_NEAREST)] for latin, _ in pairs)
    tables = [_features(latin, kana, names) for (latin, kana), names in zip(pairs, near, strict=True)]
    # What the model cannot read at all would only teach not to listen to it.
    rows = [table for table in tables if len(table) > 1 and table[0, 2] > 0]
    weights = minimize(_loss, np.ones(rows[0].shape[1]), args=(rows,), jac=True).x
    spellings = sorted({kana for _, kana in pairs})
    small = [_features(latin, kana, dice.sample(spellings, SMALL)) @ weights for latin, kana in pairs]
    right, wrong = np.array([odds[0] for odds in small]), np.array([odds[1:].max(initial=-np.inf) for odds in small])
    bias = min(-right, key=lambda one: abs(float((right < -one).mean() - (wrong >= -one).mean())))
    print("BIAS, BY_KANA, BY_LETTERS, BY_LIKENESS =", [round(float(x), 2) for x in (bias, *weights)])


def _features(latin: str, kana: str, others: Sequence[str]) -> NDArray[np.float64]:
    """The features of the right spelling and, behind it, of those others that were worth reading."""
    asked = forms(latin)[0].whole
    found = features([asked], [Part(text, is_kana=True) for text in (kana, *(one for one in others if one != kana))])[0]
    was_read = found[:, 1] > found[:, 1].min(initial=0.0)
    was_read[0] = True
    return found[was_read]


def _loss(weights: NDArray[np.float64], rows: Sequence[NDArray[np.float64]]) -> tuple[float, NDArray[np.float64]]:
    """Negative log likelihood of the right spellings, the first of each table, and its gradient."""
    total, gradient = _SMOOTH * float(weights @ weights), 2 * _SMOOTH * weights
    for row in rows:
        odds = row @ weights
        chances = np.exp(odds - odds.max())
        chances /= chances.sum()
        total -= float(np.log(chances[0]))
        gradient += chances @ row - row[0]
    return total, gradient


if __name__ == "__main__":
    main()
