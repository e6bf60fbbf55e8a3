"""Training of the transliteration model: pairs of a Latin and a katakana spelling, nothing else."""

import hashlib
import itertools
import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

from embeddings.training.corpora import Pair, read_pairs
from embeddings.transliteration import BLANK, DIRECTIONS, LAYERS, PADDING, TRANSLITERATION_FILE, WIDTH, Speller

SIGN_FEATURES = 96
BATCH = 256
PEAK_RATE = 3e-3
DROPOUT = 0.2
AVERAGE = 0.998
HELD_OUT = 20
"""One in so many Latin spellings is kept out of training, for measuring."""

_KATAKANA = re.compile(r"[ァ-ヺー]+")
_COMMON = 5
_BATCHES_SORTED = 20

Example = tuple[list[int], list[int]]


@dataclass(frozen=True)
class Plan:
    """How one direction is trained.

    Attributes:
        features: width of the network.
        steps: rows of chances a sign gives; a spelling can have no more signs than that makes.
        epochs: times each pair is seen.
    """

    features: int
    steps: int
    epochs: int


PLANS = {"to_kana": Plan(features=256, steps=2, epochs=20), "to_latin": Plan(features=192, steps=4, epochs=16)}


class Network(nn.Module):
    """Three convolutions over signs."""

    def __init__(self, read: int, written: int, plan: Plan) -> None:
        super().__init__()
        self.written = written
        self.vectors = nn.Embedding(read, SIGN_FEATURES, padding_idx=PADDING)
        widths = [SIGN_FEATURES] + [plan.features] * LAYERS
        self.layers = nn.ModuleList(
            nn.Conv1d(before, after, WIDTH, padding=WIDTH // 2) for before, after in itertools.pairwise(widths)
        )
        self.out = nn.Linear(plan.features, plan.steps * written)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, signs: Tensor) -> Tensor:
        """Log probabilities of shape ``(batch, steps * longest, written)`` for signs of shape ``(batch, longest)``."""
        present = (signs != PADDING).float()[:, None]
        hidden = self.vectors(signs).transpose(1, 2)
        for depth, layer in enumerate(self.layers):
            through = functional.relu(layer(hidden))
            hidden = self.dropout((hidden + through if depth else through) * present)
        scores = self.out(hidden.transpose(1, 2))
        chances: Tensor = scores.view(len(signs), -1, self.written).log_softmax(-1)
        return chances


def name_pairs(corpora: Path) -> tuple[list[Pair], list[Pair]]:
    """Latin and katakana spellings for training, and those held out.

    A spelling is held out by its checksum; a held-out pair whose katakana stands in training too is dropped,
    so that what is measured was never seen.
    """
    rows = read_pairs(corpora / "names_en_ja.tsv.gz")
    pairs = [(unicodedata.normalize("NFC", en.casefold()), ja) for en, ja in rows if _KATAKANA.fullmatch(ja)]
    training = [pair for pair in pairs if not _is_held_out(pair[0])]
    seen = {ja for _, ja in training}
    return training, [pair for pair in pairs if _is_held_out(pair[0]) and pair[1] not in seen]


def train_transliteration(pairs: Sequence[Pair], out: Path, *, seed: int) -> None:
    """Train both directions and write the model.

    Args:
        pairs: Latin and katakana spellings.
        out: folder of the model.
        seed: fixes initial weights and order.
    """
    letters = _signs((latin for latin, _ in pairs), _COMMON)
    kana = _signs((ja for _, ja in pairs), 1)
    there = [(latin, ja) for latin, ja in pairs]
    back = [(ja, "".join(letter for letter in latin if letter in letters)) for latin, ja in pairs]
    stored: dict[str, Any] = {}
    for direction, examples, read, written in zip(
        DIRECTIONS, (there, back), (letters, kana), (kana, letters), strict=True
    ):
        print(f"{direction}, {len(examples)} pairs", flush=True)
        signs, arrays = _train(examples, ["", "?", *read], ["", *written], PLANS[direction], seed)
        stored[f"{direction}.signs"] = np.array(json.dumps(signs, ensure_ascii=False))
        stored |= {f"{direction}.{name}": array.astype(np.float16) for name, array in arrays.items()}
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / TRANSLITERATION_FILE, **stored)


def _train(
    pairs: Sequence[Pair], read: list[str], written: list[str], plan: Plan, seed: int
) -> tuple[dict[str, Any], dict[str, NDArray[np.float32]]]:
    torch.manual_seed(seed)
    dice = random.Random(seed)  # noqa: S311 - an order, not secrets
    network = Network(len(read), len(written), plan)
    averaged = AveragedModel(network, avg_fn=lambda mean, new, _: mean.lerp(new, 1 - AVERAGE))
    speller = Speller(read, written, plan.steps, _arrays(network))
    examples = [(speller.spell(left), [speller.signs_written[sign] for sign in right]) for left, right in pairs]
    examples = [example for example in examples if _fits(*example, plan.steps)]
    optimiser = torch.optim.AdamW(network.parameters(), lr=PEAK_RATE, weight_decay=0.01)
    steps = plan.epochs * (len(examples) // BATCH + _BATCHES_SORTED)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK_RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(plan.epochs):
        network.train()
        losses = []
        for batch in _batches(examples, dice):
            loss = _loss(network, batch, plan.steps)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            averaged.update_parameters(network)
            losses.append(loss.item())
        print(f"  epoch {epoch + 1} of {plan.epochs}: {np.mean(losses):.3f}", flush=True)
    return {"read": read, "written": written, "steps": plan.steps}, _arrays(averaged.module)


def _arrays(network: nn.Module) -> dict[str, NDArray[np.float32]]:
    """The weights as ``Speller`` wants them: a convolution as one matrix over its window."""
    state = {name: tensor.detach().cpu().numpy() for name, tensor in network.state_dict().items()}
    arrays = {"vectors": state["vectors.weight"], "out": state["out.weight"].T, "out_bias": state["out.bias"]}
    for depth in range(LAYERS):
        kernel = state[f"layers.{depth}.weight"]
        arrays[f"kernel{depth}"] = kernel.transpose(2, 1, 0).reshape(-1, kernel.shape[0])
        arrays[f"bias{depth}"] = state[f"layers.{depth}.bias"]
    return arrays


def _loss(network: nn.Module, batch: Sequence[Example], steps: int) -> Tensor:
    longest = max(len(signs) for signs, _ in batch)
    read = network(torch.tensor([signs + [PADDING] * (longest - len(signs)) for signs, _ in batch]))
    return functional.ctc_loss(
        read.transpose(0, 1),
        torch.tensor([sign for _, written in batch for sign in written]),
        torch.tensor([steps * len(signs) for signs, _ in batch]),
        torch.tensor([len(written) for _, written in batch]),
        blank=BLANK,
        reduction="sum",
    ) / len(batch)


def _batches(examples: list[Example], dice: random.Random) -> Iterator[Sequence[Example]]:
    """Batches of names of about one length, in a random order."""
    examples = dice.sample(examples, len(examples))
    for start in range(0, len(examples), BATCH * _BATCHES_SORTED):
        sorted_ = sorted(examples[start : start + BATCH * _BATCHES_SORTED], key=lambda example: len(example[0]))
        batches = [sorted_[place : place + BATCH] for place in range(0, len(sorted_), BATCH)]
        dice.shuffle(batches)
        yield from batches


def _fits(signs: list[int], written: list[int], steps: int) -> bool:
    """Whether the steps suffice: one a sign, and one more between two of the same."""
    doubled = sum(left == right for left, right in itertools.pairwise(written))
    return 0 < len(written) + doubled <= steps * len(signs)


def _signs(texts: Iterable[str], at_least: int) -> list[str]:
    counts = Counter(sign for text in texts for sign in text)
    return sorted(sign for sign, count in counts.items() if count >= at_least)


def _is_held_out(latin: str) -> bool:
    return hashlib.sha256(latin.encode()).digest()[0] % HELD_OUT == 0
