"""What pages say of the figures: README's part, ``docs/benchmarks.md``, and the page beside the figures."""

from pathlib import Path
from typing import Any

from benchmarks.peers.curves import PICTURE
from benchmarks.peers.machine import ROOT
from benchmarks.peers.results import FILE, Results
from benchmarks.peers.systems import SYSTEMS
from benchmarks.peers.table import SHORT, failures, markdown, quality_rows, ratios, rows

BEGIN = "<!-- peers: written by `python -m benchmarks.peers --write` -->"
END = "<!-- peers: end -->"
PREFERRED = 100_000
"""The size that README shows, where it was measured."""


class MarkersError(ValueError):
    """A page has no place for the figures."""


def between(page: str, text: str) -> str:
    """A page with a text between its markers.

    Args:
        page: with both markers, once each.
        text: without them.

    Raises:
        MarkersError: a marker is not there once.
    """
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise MarkersError(f"The page needs the lines {BEGIN} and {END}, once each and in this order.")
    return f"{page.partition(BEGIN)[0]}{BEGIN}\n{text}{END}{page.partition(END)[2]}"


def short(results: Results) -> str:
    """README's part: one size, and the first hits."""
    size = PREFERRED if PREFERRED in results.sizes else max(results.sizes)
    parts = [
        _told(results.sizes[size]),
        markdown(rows(results, size, SHORT)),
        _failed(results, size),
        _quality(results),
        f"![The same by number of posts](docs/pictures/{PICTURE})\n" if _is_drawn(results) else "",
    ]
    return "\n".join(part for part in parts if part)


def long(results: Results) -> str:
    """All sizes, with ratios, setups and versions."""
    parts = []
    for size in sorted(results.sizes):
        parts += [
            f"## {size:,} posts\n",
            _told(results.sizes[size]),
            markdown(rows(results, size)),
            markdown(ratios(results, size)),
            _failed(results, size),
        ]
    if results.quality:
        parts += ["## First hits\n", _quality(results)]
    parts += ["## How each is set up\n", _setups(results)]
    if _is_drawn(results):
        parts.insert(0, f"![Figures by number of posts](pictures/{PICTURE})\n")
    return "\n".join(part for part in parts if part)


def write(results: Results, root: Path = ROOT) -> None:
    """Write README, the page of the documentation, the page beside the figures, and draw the curves.

    Raises:
        MarkersError: a page has no place for them.
    """
    from benchmarks.peers.curves import draw

    for name, text in (("README.md", short(results)), ("docs/benchmarks.md", long(results))):
        page = root / name
        page.write_text(between(page.read_text(encoding="utf-8"), text), encoding="utf-8")
    beside = root / FILE.relative_to(ROOT).with_suffix(".md")
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.write_text(
        f"# Beside its peers\n\n{long(results).replace('(pictures/', '(../../docs/pictures/')}", encoding="utf-8"
    )
    if _is_drawn(results):
        draw(results, root / "docs/pictures" / PICTURE)


def _is_drawn(results: Results) -> bool:
    return len(results.sizes) > 1


def _told(about: dict[str, Any]) -> str:
    return (
        f"{about['date']}, commit {about['commit']}: {about['processor']}, {about['cores']} cores,"
        f" {about['memory GiB']} GiB, load {about['load']} when it began{_threads(about)}."
        f" The filter leaves {100 * about['share']:.1f} % of the posts.{_runs(about)}\n"
    )


def _threads(about: dict[str, Any]) -> str:
    return f", {about['threads']} thread(s) of linear algebra for each" if about.get("threads") else ""


def _runs(about: dict[str, Any]) -> str:
    """Said where rows are of several runs, for ratios are of one run only where both were measured in it."""
    runs = {figures.get("run") for figures in about["systems"].values()}
    return f" The rows are of {len(runs)} runs; this line is of the last." if len(runs) > 1 else ""


def _failed(results: Results, size: int) -> str:
    return "".join(f"* {line}\n" for line in failures(results, size))


def _quality(results: Results) -> str:
    return markdown(quality_rows(results)) if results.quality else ""


def _setups(results: Results) -> str:
    versions = results.sizes[max(results.sizes)]["versions"]
    table = [["system", "versions", "setup"]]
    for entry in SYSTEMS.values():
        table.append([entry.label, ", ".join(f"{one} {versions.get(one, '–')}" for one in entry.packages), entry.setup])
    return markdown(table).replace("---:", "---")
