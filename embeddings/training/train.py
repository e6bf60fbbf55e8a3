"""Training with sentence-transformers' own trainer."""

import tempfile
from pathlib import Path

import torch
from datasets import Dataset, DatasetDict
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer

from embeddings.training.loss import MaskedSymmetricRankingLoss
from embeddings.training.pairs import MIXTURE, weighted_pairs

DIMENSIONS = 256
BATCH = 1_024
LEARNING_RATE = 0.2
WARM_UP = 0.05


def train(tokenizer: Tokenizer, corpora: Path, *, steps: int, seed: int) -> SentenceTransformer:
    """Train the static model.

    Args:
        tokenizer: made by ``train_tokenizer``.
        corpora: the folder of the training data.
        steps: optimiser steps; a step sees one batch of one source.
        seed: fixes initial weights, sampling and order.
    """
    torch.manual_seed(seed)
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=DIMENSIONS)], device="cpu")
    loss = MatryoshkaLoss(model, MaskedSymmetricRankingLoss(model, scale=20.0), matryoshka_dims=[256, 128, 64])
    data = DatasetDict()
    for source in MIXTURE:
        pairs = weighted_pairs(source, corpora, seed)
        data[source.name] = Dataset.from_dict({"left": [p[0] for p in pairs], "right": [p[1] for p in pairs]})
        print(f"  {len(pairs):>8,} pairs  {source.name}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=folder,
            max_steps=steps,
            per_device_train_batch_size=BATCH,
            learning_rate=LEARNING_RATE,
            warmup_steps=int(WARM_UP * steps),
            lr_scheduler_type="linear",
            weight_decay=0.0,
            # Clipping would undo the large rate that a static model needs.
            max_grad_norm=0.0,
            multi_dataset_batch_sampler="proportional",
            dataloader_drop_last=True,
            optim="adamw_torch_fused",
            disable_tqdm=True,
            save_strategy="no",
            report_to="none",
            logging_steps=max(1, steps // 36),
            seed=seed,
            use_cpu=True,
        )
        SentenceTransformerTrainer(model=model, args=arguments, train_dataset=data, loss=loss).train()
    return model.eval()
