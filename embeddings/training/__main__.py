"""One command: tokenizer, training, export, evaluation."""

import argparse
import time
from pathlib import Path

import torch

from embeddings.static import StaticEncoder
from embeddings.training.evaluate import evaluate
from embeddings.training.export import export
from embeddings.training.pairs import tokenizer_texts
from embeddings.training.tokenizer import train_tokenizer
from embeddings.training.train import train


def main() -> None:
    """Make the bundled model, or score one with ``--evaluate``."""
    parser = argparse.ArgumentParser(prog="python -m embeddings.training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the training data")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model, such as embeddings/model")
    parser.add_argument("--steps", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--evaluate", action="store_true", help="only score the model that is in --out")
    options = parser.parse_args()
    if not options.evaluate:
        make(options.corpora, options.out, steps=options.steps, seed=options.seed)
    for name, figure in evaluate(StaticEncoder.load(options.out), options.corpora).items():
        print(f"{figure:.3f}  {name}")


def make(corpora: Path, out: Path, *, steps: int, seed: int) -> None:
    """Train and export; prints how long each part took."""
    start = time.monotonic()
    torch.set_num_threads(2)
    tokenizer = train_tokenizer(tokenizer_texts(corpora, seed))
    print(f"tokenizer: {time.monotonic() - start:.0f} s", flush=True)
    model = train(tokenizer, corpora, steps=steps, seed=seed)
    export(model, out, {"steps": steps, "seed": seed, "vocabulary": tokenizer.get_vocab_size()})
    print(f"trained and exported: {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
