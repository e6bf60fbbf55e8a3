"""What the model reaches on data it never saw: figures of the model alone, without the rest of the search."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder
from embeddings.training.corpora import Pair, read_documents, read_pairs, read_questions
from embeddings.transliteration import Transliterator

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def evaluate(encoder: Encoder, corpora: Path) -> dict[str, float]:
    """Score an encoder on the development sets; none of them is used in training.

    Returns:
        Figure by name, each between 0 and 1.
    """
    return {
        "FLORES, English to Japanese sentence, R@1": _flores(encoder, corpora),
        "Kyoto articles, English sentence to Japanese paragraph, R@1": _kyoto(encoder, corpora),
        **_jaquad(encoder, corpora),
    }


def evaluate_names(model: Transliterator, pairs: Sequence[Pair]) -> dict[str, float]:
    """How often the likeliest spelling is the one given, sign by sign."""
    there = [model.to_kana.spelling(model.to_kana.read([latin])) == kana for latin, kana in pairs]
    back = [model.to_latin.spelling(model.to_latin.read([kana])) == latin for latin, kana in pairs]
    return {
        f"names, likeliest katakana is right, {len(pairs)} held out": float(np.mean(there)),
        f"names, likeliest letters are right, {len(pairs)} held out": float(np.mean(back)),
    }


def _flores(encoder: Encoder, corpora: Path) -> float:
    pairs = read_pairs(corpora / "flores_dev.tsv.gz")
    scores = encoder.encode_queries([en for _, en in pairs]) @ encoder.encode_passages([ja for ja, _ in pairs]).T
    return _first(scores, np.arange(len(pairs)))


def _kyoto(encoder: Encoder, corpora: Path, questions: int = 5_000) -> float:
    paragraphs = [
        paragraph for document in read_documents(corpora / "kyoto_dev.jsonl.gz") for paragraph in document.paragraphs
    ]
    sentences = [(number, en) for number, paragraph in enumerate(paragraphs) for _, en in paragraph]
    chosen = sentences[:: max(1, len(sentences) // questions)]
    matrix = encoder.encode_passages(["".join(ja for ja, _ in paragraph) for paragraph in paragraphs])
    scores = encoder.encode_queries([en for _, en in chosen]) @ matrix.T
    return _first(scores, np.array([number for number, _ in chosen]))


def _jaquad(encoder: Encoder, corpora: Path) -> dict[str, float]:
    rows = read_questions(corpora / "jaquad_dev.jsonl.gz")
    passages = sorted({row.passage for row in rows})
    wanted = np.array([passages.index(row.passage) for row in rows])
    queries = encoder.encode_queries([row.question for row in rows])
    sentences = [(number, text) for number, passage in enumerate(passages) for text in _sentences(passage)]
    owners = np.array([number for number, _ in sentences])
    starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
    by_sentence = queries @ encoder.encode_passages([text for _, text in sentences]).T
    return {
        "JaQuAD, question to passage, nDCG@10": _ndcg(queries @ encoder.encode_passages(passages).T, wanted),
        "JaQuAD, question to passage by its best sentence, nDCG@10": _ndcg(
            np.maximum.reduceat(by_sentence, starts, axis=1), wanted
        ),
    }


def _sentences(passage: str) -> Sequence[str]:
    return [sentence for sentence in _SENTENCE.findall(passage) if sentence.strip()] or [passage]


def _ranks(scores: NDArray[np.float32], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    right = scores[np.arange(len(scores)), wanted]
    ranks: NDArray[np.int64] = (scores > right[:, None]).sum(axis=1)
    return ranks


def _first(scores: NDArray[np.float32], wanted: NDArray[np.int64]) -> float:
    return float((_ranks(scores, wanted) == 0).mean())


def _ndcg(scores: NDArray[np.float32], wanted: NDArray[np.int64]) -> float:
    """nDCG@10 with one right answer a question (Järvelin and Kekäläinen 2002)."""
    ranks = _ranks(scores, wanted)
    return float(np.where(ranks < 10, 1 / np.log2(ranks + 2), 0).mean())
