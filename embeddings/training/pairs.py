"""The mixture: which pairs of texts the model is taught to bring together, and how often."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from embeddings.training.corpora import (
    Document,
    Pair,
    read_documents,
    read_lines,
    read_pairs,
    read_questions,
    read_similar,
    read_synonyms,
)

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


@dataclass(frozen=True)
class Source:
    """One kind of pairs.

    Attributes:
        name: for logs.
        weight: how often a pair is seen, against a pair of a source of weight 1.
        read: gives the pairs from the corpora folder, with a seeded random generator.
    """

    name: str
    weight: float
    read: Callable[[Path, random.Random], list[Pair]]


def _questions(corpora: Path, _: random.Random) -> list[Pair]:
    return [(row.question, row.passage) for row in read_questions(corpora / "jaquad_train.jsonl.gz")]


def _sentence_to_rest(corpora: Path, dice: random.Random) -> list[Pair]:
    """A sentence of a passage, and the passage without it."""
    pairs = []
    for passage in sorted({row.passage for row in read_questions(corpora / "jaquad_train.jsonl.gz")}):
        sentences = [sentence for sentence in _SENTENCE.findall(passage) if len(sentence) > 10]
        for sentence in dice.sample(sentences, min(3, len(sentences))):
            pairs.append((sentence, passage.replace(sentence, "", 1)))
    return [pair for pair in pairs if len(pair[1]) > 20]


@cache
def _documents(corpora: Path) -> list[Document]:
    return read_documents(corpora / "kyoto_train.jsonl.gz")


def _paragraphs(corpora: Path) -> Iterator[list[Pair]]:
    return (paragraph for document in _documents(corpora) for paragraph in document.paragraphs)


def _sentences(corpora: Path, dice: random.Random) -> list[Pair]:
    pairs = [pair for paragraph in _paragraphs(corpora) for pair in paragraph]
    return dice.sample(pairs, min(300_000, len(pairs)))


def _whole_paragraphs(corpora: Path, dice: random.Random) -> list[Pair]:
    pairs = [
        ("".join(ja for ja, _ in paragraph), " ".join(en for _, en in paragraph))
        for paragraph in _paragraphs(corpora)
        if len(paragraph) > 1
    ]
    return dice.sample(pairs, min(80_000, len(pairs)))


def _sentence_to_paragraph(corpora: Path, dice: random.Random) -> list[Pair]:
    """An English sentence and its Japanese paragraph, half the time without its own translation."""
    pairs = []
    for paragraph in _paragraphs(corpora):
        if len(paragraph) < 2:
            continue
        for number in dice.sample(range(len(paragraph)), min(3, len(paragraph))):
            kept = [ja for other, (ja, _) in enumerate(paragraph) if other != number or dice.random() < 0.5]
            pairs.append((paragraph[number][1], "".join(kept)))
    return dice.sample(pairs, min(150_000, len(pairs)))


def _titles(corpora: Path, dice: random.Random) -> list[Pair]:
    pairs = []
    for document in _documents(corpora):
        if document.paragraphs:
            paragraph = "".join(ja for ja, _ in dice.choice(document.paragraphs[:3]))
            pairs += [(document.title[0], paragraph), (document.title[1], paragraph)]
    return pairs


def _tsv(name: str) -> Callable[[Path, random.Random], list[Pair]]:
    def read(corpora: Path, _: random.Random) -> list[Pair]:
        return read_pairs(corpora / name)

    return read


def _similar(corpora: Path, _: random.Random) -> list[Pair]:
    return read_similar(corpora / "jsts_train.jsonl.gz", at_least=3.5)


def _synonyms(corpora: Path, _: random.Random) -> list[Pair]:
    return read_synonyms(corpora / "sudachi_synonyms.csv.gz")


MIXTURE = (
    Source("question to passage", 2.5, _questions),
    Source("sentence to the rest of its passage", 1.5, _sentence_to_rest),
    Source("sentence pairs, Kyoto articles", 1.0, _sentences),
    Source("paragraph pairs, Kyoto articles", 1.0, _whole_paragraphs),
    Source("English sentence to Japanese paragraph", 1.0, _sentence_to_paragraph),
    Source("title to paragraph", 1.0, _titles),
    Source("sentence pairs, Tatoeba", 1.0, _tsv("tatoeba_tanaka.tsv.gz")),
    Source("the same question in both languages", 3.0, _tsv("mkqa_questions.tsv.gz")),
    Source("dictionary", 2.0, _tsv("edict_en_ja.tsv.gz")),
    Source("place names", 3.0, _tsv("places_ja_en.tsv.gz")),
    Source("terms of the Kyoto articles", 1.0, _tsv("kyoto_lexicon.tsv.gz")),
    Source("names of people", 1.5, _tsv("names_en_ja.tsv.gz")),
    Source("synonyms", 1.0, _synonyms),
    Source("similar sentences", 1.0, _similar),
)


def weighted_pairs(source: Source, corpora: Path, seed: int) -> list[Pair]:
    """The pairs of one source, each as often as its weight says, in a seeded order."""
    dice = random.Random(f"{seed} {source.name}")  # noqa: S311 - sampling, not secrets
    pairs = source.read(corpora, dice)
    whole, part = divmod(source.weight, 1)
    pairs = pairs * int(whole) + dice.sample(pairs, int(part * len(pairs)))
    dice.shuffle(pairs)
    return pairs


def tokenizer_texts(corpora: Path, seed: int) -> Iterator[str]:
    """What the tokenizer is trained on: text of every source, none of it twice over."""
    for source in MIXTURE:
        pairs = weighted_pairs(Source(source.name, 1.0, source.read), corpora, seed)
        for left, right in pairs[:25_000]:
            yield left
            yield right
    for line in read_lines(corpora / "names_en_ja.tsv.gz"):
        yield line.split("\t")[0]
