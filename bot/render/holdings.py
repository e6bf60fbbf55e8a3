"""What a database holds, for the terminal: how much of everything, how large its files are, what waits to be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.render.screen import one_line, put
from retrieval.types import IndexState, IndexStats
from retrieval.types.address import Place, file_of

_QUIET = "dim"
_THOUSAND = 1_000
_OTHER = "other"
_KINDS = ("columns", "dense", "lexical", "names", "speakers")
"""How the files of the indexes begin."""


@dataclass(frozen=True)
class Holdings:
    """What a database holds.

    Attributes:
        db: its file, or its address.
        stats: items, passages, sources, days, model.
        state: statements, languages, what waits to be done.
        speakers: how many people speak.
        followed: how many feeds are followed.
        files: bytes on the disk, by what they are for.
    """

    db: Place
    stats: IndexStats
    state: IndexState
    speakers: int
    followed: int
    files: Mapping[str, int]

    @property
    def is_ready(self) -> bool:
        """Whether nothing waits to be done."""
        return not (self.state.outdated or self.state.unembedded)

    def shape(self) -> dict[str, Any]:
        """The same for JSON; sizes are in bytes."""
        return {
            "db": str(self.db),
            **self.stats.model_dump(mode="json"),
            "speakers": self.speakers,
            "followed": self.followed,
            **self.state.model_dump(mode="json"),
            "is_ready": self.is_ready,
            "bytes": dict(self.files),
        }


def files_of(place: Place) -> dict[str, int]:
    """How many bytes a database takes on this disk: the record, what is not yet written back into it, each index."""
    db = file_of(place)
    log = sum(_size(db.with_name(db.name + ending)) for ending in ("-wal", "-shm"))
    found = {"record": _size(db), "log": log, **dict.fromkeys(_KINDS, 0), _OTHER: 0}
    folder = db.with_name(f"{db.name}.index")
    for path in folder.rglob("*") if folder.is_dir() else ():
        first = path.relative_to(folder).parts[0]
        found[next((kind for kind in _KINDS if first.startswith(kind)), _OTHER)] += _size(path)
    return {kind: size for kind, size in found.items() if size}


def print_holdings(screen: Console, found: Holdings) -> None:
    """Print a line for each thing."""
    stats, state = found.stats, found.state
    days = f"{stats.first} to {stats.last}" if stats.first else "none"
    told = [
        ("database", one_line(str(found.db))),
        ("items", f"{stats.items:,}"),
        ("passages", f"{stats.passages:,}"),
        ("statements", f"{state.statements:,}"),
        ("speakers", f"{found.speakers:,}"),
        ("sources", f"{stats.sources:,}"),
        ("followed", f"{found.followed:,}" if found.followed else ""),
        ("removed", f"{state.removed:,}" if state.removed else ""),
        ("days", days),
        ("read as", ", ".join(f"{one_line(lang)} {count:,}" for lang, count in state.languages.items())),
        ("model", one_line(stats.model_id)),
        ("indexes", _state(found)),
        ("disk", sized(sum(found.files.values()))),
        *((f"  {kind}", sized(size)) for kind, size in found.files.items()),
    ]
    wide = max(len(name) for name, _ in told) + 2
    for name, value in told:
        if value:
            put(screen, Text(f"{name:<{wide}}", style=_QUIET).append(value, style="default"), hang=2)


def sized(count: int) -> str:
    """Bytes in the largest unit of which there is one.

    >>> sized(999), sized(250_000), sized(1_500_000)
    ('999 B', '250 kB', '1.5 MB')
    """
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < _THOUSAND:
            return f"{size:.0f} {unit}" if size >= 10 or unit == "B" else f"{size:.1f} {unit}"
        size /= _THOUSAND
    return f"{size:.1f} TB"


def _state(found: Holdings) -> str:
    waiting = []
    if found.state.outdated:
        waiting.append(f"{found.state.outdated:,} items wait to be read again (onrecord reindex)")
    if found.state.unembedded:
        waiting.append(f"{found.state.unembedded:,} passages have no vectors of this model yet")
    return "; ".join(waiting) or "up to date"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
