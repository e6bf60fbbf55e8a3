"""Every system that is installed stores posts, finds them again from disk, and keeps to a filter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.peers.posts import Post, Where
from benchmarks.peers.run import has_libraries
from benchmarks.peers.systems import SYSTEMS, System, load
from benchmarks.peers.systems.words import words

TEXTS = (
    ("harborwire", "2025-03-01", "The ferry to the northern island is late because of the fog."),
    ("harborwire", "2025-03-02", "Mayor Ida Soren said that the harbour tariff will not be raised."),
    ("mihon", "2025-03-03", "ソレン市長は港湾税を引き上げないと述べた。"),
    ("mihon", "2025-03-04", "北の島への渡し船は霧のために遅れている。"),
    ("quay", "2025-03-05", "The museum of railways opens a new hall in the spring."),
)
OWN_WORDS = ("What did Ida Soren say about the harbour tariff?", 1)


def posts() -> list[Post]:
    return [
        Post(number, source, source.title(), f"{day}T09:00:00+00:00", f"#{number}", text)
        for number, (source, day, text) in enumerate(TEXTS)
    ]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from benchmarks.peers.model import export

    pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
    return export(tmp_path_factory.mktemp("models"))


@pytest.fixture(params=[name for name in SYSTEMS if not SYSTEMS[name].stored_by])
def stored(request: pytest.FixtureRequest, model: Path, tmp_path: Path) -> Iterator[tuple[str, System]]:
    """A system that was closed and opened again."""
    name = request.param
    if not has_libraries(name):
        pytest.skip(f"{SYSTEMS[name].label} is not installed: pip install -e '.[peers]'")
    first = load(name, model)
    first.open(tmp_path)
    first.add(posts())
    first.close()
    again = load(name, model)
    again.open(tmp_path)
    yield name, again
    again.close()


def test_what_is_stored_is_found_from_disk_and_filtered(stored: tuple[str, System]) -> None:
    name, system = stored
    question, right = OWN_WORDS
    found = system.ask(question, Where(), 3)
    assert right in [one.number for one in found]
    assert found[0].number in {right, 2}
    assert len(found) <= 3
    if name != "faiss":
        assert all(one.text and one.text in TEXTS[one.number][2] for one in found)
    for where in (Where(("mihon",)), Where(("harborwire", "quay"), 20250302), Where(until=20250301)):
        for hit in system.ask(question, where, 3):
            source, day, _ = TEXTS[hit.number]
            assert where.holds(source, int(day.replace("-", ""))), (name, where)


def test_the_filter_takes_no_code(stored: tuple[str, System]) -> None:
    assert system_hits(stored[1], Where(("x' OR '1'='1",))) == []


def system_hits(system: System, where: Where) -> list[int]:
    return [hit.number for hit in system.ask("ferry", where, 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ferry, 12 boats", ["the", "ferry", "12", "boats"]),
        ("港湾税", ["港湾", "湾税"]),
        ("NATOの霧", ["nato", "の霧"]),
        ("霧 is fog", ["霧", "is", "fog"]),
        ("…!", []),
    ],
)
def test_words_for_systems_that_have_none_for_japanese(text: str, expected: list[str]) -> None:
    assert words(text) == expected
