"""Makes the translations: ``python -m retrieval.text.translation.build --corpora FOLDER``.

Aligned sentences say which words translate each other, dictionaries and lists of places which rare ones do.
"""

import argparse
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.training.corpora import Pair, read_documents, read_pairs
from retrieval.language import Language
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import tokenize
from retrieval.text.translation.alignment import Aligned, align, numbered
from retrieval.text.translation.lexicon import LANGUAGES, LEXICON_FILE, SCALE, Lexicon

SENTENCES = 150_000
"""So many sentence pairs of the encyclopedia are read, the shortest first: they are aligned best."""

KEPT = 6
LEAST = 0.04
_EXPECTED = 0.4
_BRACKETS = re.compile(r"\([^)]*\)|（[^）]*）")


def main() -> None:
    """Build and write."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.text.translation.build", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name(LEXICON_FILE))
    options = parser.parse_args()
    start = time.monotonic()
    build(list(pairs(options.corpora))).save(options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB in {time.monotonic() - start:.0f} s")


def pairs(corpora: Path) -> Iterator[Pair]:
    """Japanese and English texts that say the same."""
    documents = read_documents(corpora / "kyoto_train.jsonl.gz")
    sentences = [pair for document in documents for paragraph in document.paragraphs for pair in paragraph]
    sentences = random.Random(7).sample(sentences, len(sentences))  # noqa: S311 - an order, not secrets
    yield from sorted(sentences, key=lambda pair: len(pair[0]))[:SENTENCES]
    yield from (document.title for document in documents)
    for name in ("tatoeba_tanaka", "mkqa_questions", "kyoto_lexicon", "places_ja_en"):
        yield from read_pairs(corpora / f"{name}.tsv.gz")
    yield from ((ja, _BRACKETS.sub("", en)) for en, ja in read_pairs(corpora / "edict_en_ja.tsv.gz"))


def build(texts: list[Pair]) -> Lexicon:
    """Align Japanese and English texts, and keep what is sure enough."""
    analyzer = Analyzer()
    tokens = [(tokenize(en, analyzer).words, tokenize(ja, analyzer).words) for ja, en in texts]
    tokens = [(en, ja) for en, ja in tokens if en and ja]
    words, lefts = numbered([en for en, _ in tokens], 1)
    other_words, rights = numbered([ja for _, ja in tokens], 1)
    found = align(lefts, rights)
    return _lexicon(words, other_words, found)


def _lexicon(english: list[str], japanese: list[str], found: Aligned) -> Lexicon:
    weights = np.sqrt(found.forward * found.backward)
    kept = (weights >= LEAST) & (found.expected >= _EXPECTED)
    weights = np.minimum(np.rint(weights * SCALE), SCALE).astype(np.uint8)
    lefts, left = np.unique(found.left[kept], return_inverse=True)
    rights, right = np.unique(found.right[kept], return_inverse=True)
    words: dict[Language, list[str]] = {"en": [english[n] for n in lefts], "ja": [japanese[n] for n in rights]}
    tables = {
        "en": _table(left, right, weights[kept], len(lefts)),
        "ja": _table(right, left, weights[kept], len(rights)),
    }
    parts: list[dict[Language, NDArray[np.int64]]] = [
        {language: tables[language][number] for language in LANGUAGES} for number in range(3)
    ]
    return Lexicon(words, *parts)


def _table(
    words: NDArray[np.int64], others: NDArray[np.int64], weights: NDArray[np.uint8], count: int
) -> tuple[NDArray[np.int64], ...]:
    """Starts, other words and weights of the best ``KEPT`` a word."""
    order = np.lexsort((others, -weights.astype(np.int64), words))
    words, others, weights = words[order], others[order], weights[order]
    first = np.searchsorted(words, words)
    kept = np.arange(len(words)) - first < KEPT
    starts = np.concatenate([[0], np.cumsum(np.bincount(words[kept], minlength=count))])
    return starts, others[kept], weights[kept].astype(np.int64)


if __name__ == "__main__":
    main()
