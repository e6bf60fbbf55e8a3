"""What words cost at least: tantivy alone, with the texts."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tantivy import Document, Index, Occur, Query, SchemaBuilder

from benchmarks.peers.posts import Post, Where
from benchmarks.peers.systems import Found
from benchmarks.peers.systems.words import words

_HEAP = 256 * 2**20


class Adapter:
    """See ``benchmarks.peers.systems.System``."""

    def __init__(self, model: Path) -> None:  # noqa: ARG002 - it knows no vectors.
        builder = SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("text", stored=True, index_option="basic", tokenizer_name="raw")
        builder.add_integer_field("number", stored=True)
        builder.add_integer_field("day", fast=True, indexed=True)
        self._schema = builder.build()

    def open(self, folder: Path) -> None:
        place = folder / "tantivy"
        place.mkdir(exist_ok=True)
        self._index = Index(self._schema, path=str(place))

    def add(self, posts: Iterable[Post]) -> None:
        writer = self._index.writer(_HEAP)
        for post in posts:
            writer.add_document(
                Document(
                    words=" ".join(words(post.text)),
                    source=post.source,
                    text=post.text,
                    number=post.number,
                    day=post.day,
                )
            )
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def ask(self, question: str, where: Where, limit: int) -> Sequence[Found]:
        terms = [
            (Occur.Should, Query.term_query(self._schema, "words", word)) for word in dict.fromkeys(words(question))
        ]
        query = Query.boolean_query(terms)
        if where:
            query = Query.boolean_query([(Occur.Must, query), *((Occur.Must, one) for one in self._conditions(where))])
        searcher = self._index.searcher()
        found = (searcher.doc(address) for _, address in searcher.search(query, limit, count=False).hits)
        return [Found(document["number"][0], document["text"][0]) for document in found]

    def close(self) -> None:
        pass

    def _conditions(self, where: Where) -> list[Query]:
        made = []
        if where.sources:
            made.append(Query.term_set_query(self._schema, "source", list(where.sources)))
        if where.since is not None or where.until is not None:
            from tantivy import FieldType

            lower, upper = where.since or 0, where.until or 99_991_231
            made.append(Query.range_query(self._schema, "day", FieldType.Integer, lower, upper))
        return made
