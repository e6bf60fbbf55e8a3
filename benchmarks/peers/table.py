"""Figures as tables: a row a system, a column a figure, and how many times better this project is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.peers.results import OWN, Results
from benchmarks.peers.systems import SYSTEMS

DASH = "–"
VECTOR_BYTES = 4 * 256
Figures = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A figure.

    Attributes:
        head: above the column, with the unit.
        value: from a system's figures and those of its size; None where it was not measured.
        digits: after the point.
        more: whether more is better.
    """

    head: str
    value: Callable[[Figures, Figures], float | None]
    digits: int = 0
    more: bool = False


def _of(key: str, scale: float = 1.0) -> Callable[[Figures, Figures], float | None]:
    return lambda figures, _: figures[key] * scale if key in figures else None


def _rate(key: str) -> Callable[[Figures, Figures], float | None]:
    return lambda figures, _: figures["posts"] / figures[key] if figures.get(key) else None


def _beyond(figures: Figures, _: Figures) -> float | None:
    if not {"resident bytes", "library bytes"} <= figures.keys():
        return None
    return max(0.0, figures["resident bytes"] - figures["library bytes"]) / figures["posts"]


def _disk(figures: Figures, size: Figures) -> float | None:
    if not figures.get("disk bytes") or "text bytes" not in size:
        return None
    return figures["disk bytes"] / (size["text bytes"] + VECTOR_BYTES * figures["posts"])


COLUMNS = (
    Column("added /s", _rate("seconds"), more=True),
    Column("added /s of processor", _rate("processor seconds"), more=True),
    Column("disk, of text + vectors", _disk, 1),
    Column("memory, MB", _of("resident bytes", 1e-6)),
    Column("beyond libraries, B a post", _beyond),
    Column("first question, s", _of("first question from start s"), 1),
    Column("question p50, ms", _of("question p50 ms"), 1),
    Column("p95, ms", _of("question p95 ms"), 1),
    Column("processor, ms", _of("question processor ms"), 1),
    Column("1 % filter p50, ms", _of("filtered p50 ms"), 1),
    Column("filtered p95, ms", _of("filtered p95 ms"), 1),
    Column("filtered processor, ms", _of("filtered processor ms"), 1),
    Column("page filled, %", _of("filtered filled", 100), more=True),
    Column("100 at once, s", _of("burst s"), 1),
)
SHORT = tuple(
    column
    for column in COLUMNS
    if column.head
    in {
        "added /s",
        "disk, of text + vectors",
        "beyond libraries, B a post",
        "question p50, ms",
        "1 % filter p50, ms",
        "page filled, %",
        "100 at once, s",
    }
)


def rows(results: Results, size: int, columns: Sequence[Column] = COLUMNS) -> list[list[str]]:
    """Figures of all systems at a size, the heads first."""
    about = results.sizes[size]
    made = [[f"{size:,} posts", *(column.head for column in columns)]]
    for name in results.measured(SYSTEMS, size):
        figures = results.figures(size, name)
        made.append([SYSTEMS[name].label, *(_cell(column, column.value(figures, about)) for column in columns)])
    return made


def ratios(results: Results, size: int, columns: Sequence[Column] = COLUMNS) -> list[list[str]]:
    """How many times better this project is than each other system: over 1, it is ahead."""
    about, own = results.sizes[size], results.figures(size, OWN)
    made = [[f"{size:,} posts: onrecord is … times better", *(column.head for column in columns)]]
    for name in results.measured(SYSTEMS, size):
        if name != OWN:
            cells = []
            for column in columns:
                ratio = better(column, column.value(own, about), column.value(results.figures(size, name), about))
                cells.append(DASH if ratio is None else f"{ratio:.2f}")
            made.append([SYSTEMS[name].label, *cells])
    return made


def better(column: Column, own: float | None, other: float | None) -> float | None:
    """How many times better the first value is; None where that cannot be said."""
    if not own or not other:
        return None
    return own / other if column.more else other / own


def failures(results: Results, size: int) -> list[str]:
    """What was not reached, a line each."""
    return [
        f"{SYSTEMS[name].label}, {section}: {reason}"
        for name in results.measured(SYSTEMS, size)
        for section, reason in results.figures(size, name).get("failed", {}).items()
    ] + [
        f"{SYSTEMS[name].label}: {failed:.0f} of 100 questions at once failed"
        for name in results.measured(SYSTEMS, size)
        if (failed := results.figures(size, name).get("burst failed", 0))
    ]


def quality_rows(results: Results) -> list[list[str]]:
    """First hits right by set of questions, the heads first; what is unanswerable and declined in brackets."""
    systems: dict[str, Figures] = results.quality.get("systems", {})
    sets = list(dict.fromkeys(name for figures in systems.values() for name in figures if name != "failed"))
    made = [["first hit right (unanswerable declined)", *sets]]
    for name, figures in ((one, systems[one]) for one in SYSTEMS if one in systems):
        cells = []
        for one in sets:
            if one not in figures:
                cells.append(DASH)
            elif "f1" in figures[one]:
                cells.append(f"{figures[one]['f1']:.2f}")
            else:
                cells.append(f"{figures[one]['hit_at_1']:.2f} ({figures[one]['abstention']:.2f})")
        made.append([SYSTEMS[name].label, *cells])
    return made


def markdown(table: Sequence[Sequence[str]]) -> str:
    """A table as Markdown, figures to the right."""
    head, *body = table
    lines = [head, ["---", *("---:" for _ in head[1:])], *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def plain(table: Sequence[Sequence[str]]) -> str:
    """A table for the terminal."""
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    lines = []
    for row in table:
        first, *rest = (
            cell.ljust(width) if not place else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join([first, *rest]).rstrip())
    return "\n".join(lines) + "\n"


def _cell(column: Column, value: float | None) -> str:
    return DASH if value is None else f"{value:,.{column.digits}f}"
