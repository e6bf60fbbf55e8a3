"""One command: both models, the static one and the one for names, and what they reach."""

import argparse
import time
from pathlib import Path

import torch

from embeddings.static import StaticEncoder
from embeddings.training.evaluate import evaluate, evaluate_names
from embeddings.training.export import export
from embeddings.training.pairs import tokenizer_texts
from embeddings.training.tokenizer import train_tokenizer
from embeddings.training.train import train
from embeddings.training.transliteration import name_pairs, train_transliteration
from embeddings.transliteration import Transliterator


def main() -> None:
    """Make the bundled model, or score one with ``--evaluate``."""
    parser = argparse.ArgumentParser(prog="python -m embeddings.training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the training data")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model, such as embeddings/model")
    parser.add_argument("--steps", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--names-only", action="store_true", help="only the model for names")
    parser.add_argument("--evaluate", action="store_true", help="only score the model that is in --out")
    options = parser.parse_args()
    if not options.evaluate:
        torch.set_num_threads(2)
        if not options.names_only:
            make(options.corpora, options.out, steps=options.steps, seed=options.seed)
        make_names(options.corpora, options.out, seed=options.seed)
    figures = {} if options.names_only else evaluate(StaticEncoder.load(options.out), options.corpora)
    figures |= evaluate_names(Transliterator.load(options.out), name_pairs(options.corpora)[1])
    for name, figure in figures.items():
        print(f"{figure:.3f}  {name}")


def make(corpora: Path, out: Path, *, steps: int, seed: int) -> None:
    """Train and export; prints how long each part took."""
    start = time.monotonic()
    tokenizer = train_tokenizer(tokenizer_texts(corpora, seed))
    print(f"tokenizer: {time.monotonic() - start:.0f} s", flush=True)
    model = train(tokenizer, corpora, steps=steps, seed=seed)
    export(model, out, {"steps": steps, "seed": seed, "vocabulary": tokenizer.get_vocab_size()})
    print(f"trained and exported: {time.monotonic() - start:.0f} s", flush=True)


def make_names(corpora: Path, out: Path, *, seed: int) -> None:
    """Train the model for names; prints how long it took."""
    start = time.monotonic()
    train_transliteration(name_pairs(corpora)[0], out, seed=seed)
    print(f"names: {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
