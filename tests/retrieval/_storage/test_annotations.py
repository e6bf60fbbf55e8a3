"""Items put, taken and read again as a whole."""

from dataclasses import replace

from retrieval._storage.changes import Mark
from retrieval._storage.record import Record
from retrieval.ingest.annotate import annotate
from retrieval.text.analyzer import Analyzer
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import MODEL, put, vectors

TEXT = "会見\nソレン市長は橋を直すと述べた。\nMayor Ortiz said that the bridge was old."


def everything(record: Record) -> list[object]:
    """All that is stored, but for numbers of changes and of passages."""
    with record._database.read() as connection:
        queries = (
            "SELECT item_id, content_hash, annotated, problem, link_key, sketch FROM items ORDER BY 1",
            "SELECT item_id, start_offset, end_offset, text, segments, words FROM passages ORDER BY 1, 2",
            "SELECT name, title, is_person FROM mentions ORDER BY 1, 2, 3",
            "SELECT item_id, number, part, kind, cue, as_written FROM utterances ORDER BY 1, 2, 3",
            "SELECT name, role, statements, first_day, last_day FROM speaker_forms WHERE statements > 0 ORDER BY 1, 2",
            "SELECT name, passages, persons FROM names WHERE passages > 0 ORDER BY 1",
            "SELECT handle_key, items FROM sources ORDER BY 1",
            "SELECT COUNT(*) FROM vectors",
        )
        return [connection.execute(query).fetchall() for query in queries]


def test_reading_again_gives_what_reading_once_gives_and_keeps_the_passages(
    record: Record, make_item: MakeItem
) -> None:
    item = make_item(TEXT)
    put(record, item)
    wanted, numbers, mark = everything(record), record.passage_ids().tolist(), record.last_change()
    newer = annotate(item, Analyzer())
    older = replace(newer, utterances=newer.utterances[:1], version=1)
    for annotation in (older, newer):
        record.put_again(annotation, vectors(annotation), MODEL)
    assert everything(record) == wanted
    assert record.passage_ids().tolist() == numbers
    assert not record.has_removed(mark)
    assert set(record.changes(mark).added) == set(numbers)


def test_other_passages_take_the_place_of_those_there_were(record: Record, make_item: MakeItem) -> None:
    item = make_item(TEXT)
    put(record, item)
    wanted = everything(record)
    newer = annotate(item, Analyzer())
    other = replace(newer, entries=newer.entries[:1], utterances=())
    record.put_again(other, vectors(other), MODEL)
    assert len(record.passage_ids()) == 1
    assert record.speaker_forms()[0] == []
    record.put_again(newer, vectors(newer), MODEL)
    assert everything(record) == wanted


def test_an_item_that_is_gone_stays_so(record: Record, make_item: MakeItem) -> None:
    annotation = annotate(make_item(TEXT), Analyzer())
    record.put_again(annotation, vectors(annotation), MODEL)
    assert record.is_empty()
    assert record.last_change() == Mark()
