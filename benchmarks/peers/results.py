"""What was measured, as it is kept in ``benchmarks/results/``."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.peers.machine import ROOT

FILE = ROOT / "benchmarks/results/peers.json"
OWN = "onrecord"


@dataclass
class Results:
    """Figures by size and system.

    Attributes:
        sizes: by number of posts: where and when it was measured (see ``machine.measured``), ``text bytes``, ``share``
            of the posts that pass the filter, and ``systems``: figures by name.
        quality: the same, with ``systems``: by name, then by set of questions.
    """

    sizes: dict[int, dict[str, Any]] = field(default_factory=dict)
    quality: dict[str, Any] = field(default_factory=dict)

    def take(self, size: int, about: dict[str, Any], systems: dict[str, dict[str, Any]]) -> None:
        """Put in what was measured; figures of other systems and sections stay.

        Args:
            size: of posts.
            about: where and when.
            systems: figures by name.
        """
        self.sizes[size] = _merged(self.sizes.get(size, {}), about, systems)

    def take_quality(self, about: dict[str, Any], systems: dict[str, dict[str, Any]]) -> None:
        """The same for first hits."""
        self.quality = _merged(self.quality, about, systems)

    def figures(self, size: int, name: str) -> dict[str, Any]:
        """The figures of a system at a size; none where it was not measured."""
        found: dict[str, Any] = self.sizes.get(size, {}).get("systems", {}).get(name, {})
        return found

    def measured(self, names: Iterable[str], size: int) -> list[str]:
        """Which of some systems were measured at a size, in their order."""
        return [name for name in names if self.figures(size, name)]

    def dump(self) -> str:
        """As JSON."""
        sizes = {str(size): self.sizes[size] for size in sorted(self.sizes)}
        return json.dumps({"sizes": sizes, "quality": self.quality}, indent=1, ensure_ascii=False) + "\n"


def load(path: Path = FILE) -> Results:
    """What was kept; nothing where there is no file."""
    if not path.exists():
        return Results()
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Results({int(size): figures for size, figures in kept["sizes"].items()}, kept["quality"])


def _merged(before: dict[str, Any], about: dict[str, Any], systems: dict[str, dict[str, Any]]) -> dict[str, Any]:
    kept = dict(before.get("systems", {}))
    for name, figures in systems.items():
        old = {key: value for key, value in kept.get(name, {}).items() if key not in figures}
        kept[name] = {**old, **figures}
    return {**before, **about, "systems": kept}
