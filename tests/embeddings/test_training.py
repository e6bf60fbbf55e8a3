"""The recipe: every part on a few pairs, and the mixture on the corpora where they are at hand."""

import json
import random
from pathlib import Path

import numpy as np
import pytest
import torch

from embeddings.static import StaticEncoder
from embeddings.training.evaluate import evaluate, evaluate_names
from embeddings.training.export import export, quantise
from embeddings.training.loss import MaskedSymmetricRankingLoss
from embeddings.training.pairs import MIXTURE, weighted_pairs
from embeddings.training.tokenizer import train_tokenizer
from embeddings.training.transliteration import PLANS, Plan, name_pairs, train_transliteration
from embeddings.transliteration import Transliterator


def test_rows_of_int8_are_close_to_the_weights() -> None:
    weights = np.random.default_rng(1).standard_normal((50, 16)).astype(np.float32)
    weights[3] = 0
    integers, scales = quantise(weights)
    assert integers.dtype == np.int8
    assert np.abs(integers * scales[:, None] - weights).max() <= scales.max() / 2 + 1e-6


def test_the_tokenizer_keeps_scripts_and_digits_apart() -> None:
    texts = ["橋の工事はABCで2025年に始まった", "the bridge reopened", "ゼレンスキー大統領"] * 50
    pieces = train_tokenizer(texts).encode("ABC橋2025ゼレ").tokens
    assert all(len({_script(character) for character in piece.lstrip("▁")}) <= 1 for piece in pieces if piece != "▁")
    assert [piece for piece in pieces if piece.lstrip("▁").isdigit()] == ["2", "0", "2", "5"]


def _script(character: str) -> str:
    if character.isdigit():
        return f"digit {character}"
    return "latin" if character.isascii() else "kana" if "\u3040" <= character <= "\u30ff" else "han"


def test_equal_texts_in_a_batch_are_no_wrong_answers() -> None:
    left = torch.eye(4)
    right = torch.eye(4)
    loss = MaskedSymmetricRankingLoss.__new__(MaskedSymmetricRankingLoss)
    torch.nn.Module.__init__(loss)
    loss.scale = 20.0
    apart = loss.compute_loss_from_embeddings([left, right], torch.zeros(4))
    same = right.clone()
    same[1] = same[0]
    both = left.clone()
    both[1] = both[0]
    masked = loss.compute_loss_from_embeddings([both, same], torch.zeros(4))
    assert masked == pytest.approx(float(apart), abs=1e-3)


def test_a_model_is_trained_exported_and_loaded(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    tokenizer = train_tokenizer(["橋の工事", "the bridge", "港の話", "the port"] * 20)
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)], device="cpu")
    export(model, tmp_path / "model", {"steps": 0})
    encoder = StaticEncoder.load(tmp_path / "model")
    wanted = model.encode(["橋の工事"], normalize_embeddings=True)
    assert np.abs(encoder.encode_passages(["橋の工事"]) - wanted).max() < 0.02
    assert json.loads((tmp_path / "model/config.json").read_text())["model_id"] == encoder.model_id


def test_the_mixture_reads_every_source_as_often_as_its_weight_says(corpora: Path) -> None:
    for source in MIXTURE:
        if source.name in {"place names", "the same question in both languages", "similar sentences"}:
            once = source.read(corpora, random.Random(1))
            pairs = weighted_pairs(source, corpora, seed=1)
            assert len(pairs) == pytest.approx(source.weight * len(once), abs=1)
            assert pairs == weighted_pairs(source, corpora, seed=1)


def test_the_shipped_model_is_as_good_as_its_card_says(corpora: Path) -> None:
    card = (Path(__file__).parents[2] / "embeddings/model/README.md").read_text(encoding="utf-8")
    figures = evaluate(StaticEncoder.bundled(), corpora)
    assert {f"{figure:.3f}" for figure in figures.values()} <= set(card.replace("|", " ").split())


def test_names_are_learnt_and_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [("anna", "アンナ"), ("nina", "ニナ"), ("mina", "ミナ"), ("lina", "リナ")] * 60
    plans = {name: Plan(features=48, steps=plan.steps, epochs=20) for name, plan in PLANS.items()}
    monkeypatch.setattr("embeddings.training.transliteration.PLANS", plans)
    monkeypatch.setattr("embeddings.training.transliteration.BATCH", 8)
    train_transliteration(pairs, tmp_path, seed=1)
    model = Transliterator.load(tmp_path)
    assert model.to_kana.spelling(model.to_kana.read(["nina"])) == "ニナ"
    assert model.to_latin.spelling(model.to_latin.read(["ミナ"])) == "mina"
    assert evaluate_names(model, pairs[:4])["names, likeliest katakana is right, 4 held out"] == 1.0


def test_what_is_measured_on_was_not_trained_on(corpora: Path) -> None:
    training, held = name_pairs(corpora)
    assert len(held) > 3_000
    assert not {kana for _, kana in training} & {kana for _, kana in held}
    assert not {latin for latin, _ in training} & {latin for latin, _ in held}
