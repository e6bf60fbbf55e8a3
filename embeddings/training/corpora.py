"""Readers of the training corpora, one function a file. Pure: lines in, tuples out."""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

Pair = tuple[str, str]


@dataclass(frozen=True)
class Document:
    """An article in two languages.

    Attributes:
        title: Japanese and English title.
        paragraphs: each a list of aligned (Japanese, English) sentences.
    """

    title: Pair
    paragraphs: list[list[Pair]]


@dataclass(frozen=True)
class ReadingQuestion:
    """A question on a passage."""

    question: str
    passage: str


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a gzip text file in UTF-8, without their ends."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def read_pairs(path: Path) -> list[Pair]:
    """The first two columns of a TSV file, both filled."""
    rows = (line.split("\t") for line in read_lines(path))
    return [(row[0], row[1]) for row in rows if len(row) > 1 and row[0].strip() and row[1].strip()]


def read_documents(path: Path) -> list[Document]:
    """The Kyoto corpus: articles aligned by sentence."""
    documents = []
    for line in read_lines(path):
        row = json.loads(line)
        paragraphs = [[(ja, en) for ja, en in paragraph if ja and en] for paragraph in row["paragraphs"]]
        documents.append(Document((row["title"][0], row["title"][1]), [p for p in paragraphs if p]))
    return documents


def read_questions(path: Path) -> list[ReadingQuestion]:
    """JaQuAD: questions on Wikipedia passages."""
    rows = (json.loads(line) for line in read_lines(path))
    return [ReadingQuestion(row["question"], row["passage"]) for row in rows]


def read_similar(path: Path, at_least: float) -> list[Pair]:
    """JSTS: sentence pairs whose similarity, 0 to 5, is at least ``at_least``."""
    rows = (json.loads(line) for line in read_lines(path))
    return [(row["sentence1"], row["sentence2"]) for row in rows if float(row["label"]) >= at_least]


def read_synonyms(path: Path) -> list[Pair]:
    """Neighbouring words of each Sudachi synonym group (column 1 the group, column 9 the word)."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in csv.reader(read_lines(path)):
        if len(row) > 8:
            groups[row[0]].append(row[8])
    return [pair for words in groups.values() for pair in pairwise(words)]
