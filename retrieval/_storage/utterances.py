"""What is said in items, one row for each passage that holds much of it."""

from collections.abc import Iterable, Mapping, Sequence

from retrieval._storage.engine import Connection
from retrieval._storage.entries import Voice
from retrieval._storage.filters import Filters, moment_of
from retrieval._storage.rows import chunks, conditions_of
from retrieval.identity import fold_handle
from retrieval.types import Act, FeedItem, Passage, Speaker, Utterance

MOST_LITERAL = 80
"""Characters of words given word for word from which on more of them tell no more."""

_COLUMNS = (
    "item_id, number, part, passage_id, form_id, handle_key, day, published, start_offset, end_offset, kind, cue,"
    " as_written, via_name, via_written, act, is_certain, moment"
)


def insert_utterances(
    connection: Connection,
    item: FeedItem,
    utterances: Sequence[Utterance],
    passages: Sequence[tuple[int, Passage]],
    forms: Mapping[tuple[str, str], int],
) -> None:
    """Store what is said in an item.

    Args:
        connection: in a transaction.
        item: under the name that the record knows it by.
        utterances: of it, in order.
        passages: of it, with their numbers.
        forms: numbers of the speaker forms.
    """
    handle, day, published, moment = fold_handle(item.handle), item.day.isoformat(), utc(item), moment_of(item)
    rows = []
    for number, one in enumerate(utterances):
        form_id = forms[one.speaker.name, one.speaker.role] if one.speaker else None
        for part, passage_id in enumerate(_holders(one, passages)):
            rows.append(
                (
                    item.id,
                    number,
                    part,
                    passage_id,
                    form_id,
                    handle,
                    day,
                    published,
                    one.start,
                    one.end,
                    one.kind,
                    one.cue,
                )
                + (one.speaker.as_written if one.speaker else None,)
                + ((one.via.name, one.via.as_written) if one.via else (None, None))
                + (one.act, int(one.is_certain), moment)
            )
    connection.executemany(f"INSERT INTO utterances ({_COLUMNS}) VALUES ({', '.join('?' * 18)})", rows)  # noqa: S608


def utc(item: FeedItem) -> str:
    """When an item was published, in a form that sorts."""
    return item.moment.isoformat()


def select_utterances(connection: Connection, items: Mapping[str, FeedItem]) -> dict[str, list[Utterance]]:
    """What is said in items, in order, by item id; an empty list where nothing is."""
    found: dict[str, list[Utterance]] = {item_id: [] for item_id in items}
    for marks, values in chunks(items):
        query = (
            "SELECT item_id, start_offset, end_offset, kind, cue, name, as_written, role, via_name, via_written,"  # noqa: S608
            " act, is_certain FROM utterances LEFT JOIN speaker_forms USING (form_id)"
            f" WHERE part = 0 AND item_id IN ({marks}) ORDER BY item_id, number"
        )
        for row in connection.execute(query, values):
            found[row[0]].append(_utterance(items[row[0]].text, row))
    return found


def select_speaking(
    connection: Connection,
    forms: Iterable[tuple[str, str]],
    filters: Filters,
    acts: frozenset[Act] | None = None,
) -> tuple[list[int], list[int]]:
    """Numbers of the passages in which speakers speak within filters, in one query.

    Those that give more words word for word come first, up to ``MOST_LITERAL`` characters, of equals the newer.

    Args:
        connection: to read.
        forms: name and role of each speaker form.
        filters: by source and day.
        acts: only where one of these is done with the words; None for anything.

    Returns:
        The passages in which the text says of some of the words plainly that they are theirs, and the others.
    """
    conditions, values = conditions_of(filters, "utterances")
    numbers = form_numbers(connection, forms)
    if not numbers or (acts is not None and not acts):
        return [], []
    theirs = f"{{0}}.form_id IN ({', '.join('?' * len(numbers))})"
    of_them: list[int | str] = [*numbers]
    if acts is not None:
        theirs += f" AND {{0}}.act IN ({', '.join('?' * len(acts))})"
        of_them += sorted(acts)
    query = (
        "SELECT passage_id FROM (SELECT passage_id, MAX(day) AS its_day, MIN(start_offset) AS its_start,"  # noqa: S608
        " SUM(CASE kind WHEN 'direct' THEN end_offset - start_offset ELSE 0 END) AS literal FROM utterances"
        f" WHERE {' AND '.join([theirs.format('utterances'), *conditions])} GROUP BY passage_id) AS spoken"
        f" ORDER BY CASE WHEN literal > {MOST_LITERAL} THEN {MOST_LITERAL} ELSE literal END DESC,"
        " its_day DESC, its_start, passage_id"
    )
    found = [row[0] for row in connection.execute(query, [*of_them, *values])]
    # Few statements are uncertain: to look for these costs less than to look at each.
    query = (
        "SELECT likely.passage_id FROM utterances AS likely INDEXED BY utterances_uncertain"  # noqa: S608
        f" WHERE likely.is_certain = 0 AND {theirs.format('likely')} AND NOT EXISTS"
        " (SELECT 1 FROM utterances AS plain INDEXED BY utterances_by_passage"
        f" WHERE plain.passage_id = likely.passage_id AND plain.is_certain = 1 AND {theirs.format('plain')})"
    )
    uncertain = {row[0] for row in connection.execute(query, of_them * 2)}
    if not uncertain:
        return found, []
    return [one for one in found if one not in uncertain], [one for one in found if one in uncertain]


def select_voices(connection: Connection, numbers: Iterable[int]) -> dict[int, list[Voice]]:
    """Who speaks in passages, by passage number; an empty list where nobody is named."""
    wanted = list(map(int, numbers))
    found: dict[int, list[Voice]] = {number: [] for number in wanted}
    for marks, values in chunks(wanted):
        query = (
            "SELECT DISTINCT passage_id, name, role, act FROM utterances JOIN speaker_forms USING (form_id)"  # noqa: S608
            f" WHERE passage_id IN ({marks}) ORDER BY passage_id, name, role, act"
        )
        for number, name, role, act in connection.execute(query, values):
            found[number].append(Voice((name, role), act))
    return found


def form_numbers(connection: Connection, forms: Iterable[tuple[str, str]]) -> list[int]:
    """The numbers of speaker forms, by name and role."""
    query = "SELECT form_id FROM speaker_forms WHERE name = ? AND role = ?"
    return [row[0] for form in forms for row in connection.execute(query, form)]


def count_statements(connection: Connection, forms: Iterable[tuple[str, str]]) -> int:
    """How many passages hold words of these speakers."""
    total = 0
    for marks, ids in chunks(form_numbers(connection, forms)):
        query = f"SELECT COUNT(DISTINCT passage_id) FROM utterances WHERE form_id IN ({marks})"  # noqa: S608
        total += connection.execute(query, ids).fetchone()[0]
    return total


def _utterance(text: str, row: Sequence[str]) -> Utterance:
    _, start, end, kind, cue, name, as_written, role, via_name, via_written, act, is_certain = row
    return Utterance.model_validate(
        {
            "start": start,
            "end": end,
            "text": text[int(start) : int(end)],
            "kind": kind,
            "cue": cue,
            "speaker": Speaker(name=name, as_written=as_written or name, role=role) if name else None,
            "via": Speaker(name=via_name, as_written=via_written or via_name) if via_name else None,
            "act": act,
            "is_certain": is_certain,
        }
    )


def _holders(one: Utterance, passages: Sequence[tuple[int, Passage]]) -> list[int]:
    """The passages that hold more than half of an utterance, or of which it fills more than half; else the best one."""
    overlaps = [
        (min(one.end, passage.end) - max(one.start, passage.start), passage_id, passage)
        for passage_id, passage in passages
    ]
    overlaps = [overlap for overlap in overlaps if overlap[0] > 0]
    length = one.end - one.start
    holding = [number for shared, number, passage in overlaps if shared > min(length, passage.end - passage.start) / 2]
    best = max(overlaps, key=lambda overlap: overlap[0], default=None)
    return holding or ([best[1]] if best else [])
