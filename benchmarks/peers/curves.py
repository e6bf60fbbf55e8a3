"""The figures by number of posts, drawn: a line a system, both axes logarithmic."""

from pathlib import Path
from typing import Any

from benchmarks.peers.results import OWN, Results
from benchmarks.peers.systems import SYSTEMS
from benchmarks.peers.table import COLUMNS, Column

PICTURE = "peers.png"
PANELS = (
    ("question p50, ms", "a question, median, ms"),
    ("1 % filter p50, ms", "under a 1 % filter, median, ms"),
    ("added /s", "posts added a second"),
    ("beyond libraries, B a post", "memory beyond the libraries, bytes a post"),
)
# An ink and a ground of the picture's own: it is legible on light pages and on dark ones.
_GROUND, _INK, _GRID = "#fbfaf7", "#26262b", "#dedbd3"
_OWN = "#c2185b"
_COLOURS = ("#1565c0", "#42a5f5", "#2e7d32", "#ef6c00", "#6d4c41", "#7b1fa2", "#78716c", "#a8a29e")
_MARKS = "osD^vP<>"


def draw(results: Results, path: Path) -> None:
    """Draw the picture.

    Args:
        results: with two sizes or more.
        path: of the PNG.
    """
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    heads = {column.head: column for column in COLUMNS}
    style: dict[str, Any] = {"font.size": 10, "text.color": _INK, "axes.labelcolor": _INK, "axes.edgecolor": _INK}
    style |= {"xtick.color": _INK, "ytick.color": _INK}
    with mpl.rc_context(style):
        figure, axes = pyplot.subplots(2, 2, figsize=(10, 8), facecolor=_GROUND)
        for panel, (head, title) in zip(axes.flat, PANELS, strict=True):
            _panel(panel, results, heads[head], title)
        handles, labels = axes.flat[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="lower center", ncols=5, frameon=False)
        figure.tight_layout(rect=(0, 0.08, 1, 1))
        figure.savefig(path, dpi=130, facecolor=_GROUND)
        pyplot.close(figure)


def points(results: Results, column: Column, name: str) -> list[tuple[int, float]]:
    """The sizes at which a system has a figure over 0, and the figure."""
    found = ((size, column.value(results.figures(size, name), results.sizes[size])) for size in sorted(results.sizes))
    return [(size, value) for size, value in found if value]


def _look(name: str) -> dict[str, Any]:
    """How the line of a system is drawn: this project's in front, floors dotted."""
    if name == OWN:
        return {"color": _OWN, "marker": "o", "linewidth": 3, "markersize": 7, "zorder": 5}
    place = [other for other in SYSTEMS if other != OWN].index(name)
    dash = ":" if SYSTEMS[name].kind == "floor" else "-"
    return {"color": _COLOURS[place], "marker": _MARKS[place], "linestyle": dash, "linewidth": 1.4, "markersize": 5}


def _panel(panel: Any, results: Results, column: Column, title: str) -> None:
    from matplotlib.ticker import LogLocator

    for name in SYSTEMS:
        drawn = points(results, column, name)
        panel.plot([size for size, _ in drawn], [value for _, value in drawn], label=SYSTEMS[name].label, **_look(name))
    panel.set_facecolor(_GROUND)
    panel.set_xscale("log")
    panel.set_yscale("log")
    panel.set_title(title, loc="left", fontsize=11, fontweight="bold")
    panel.set_xlabel("posts")
    panel.set_xticks(sorted(results.sizes), [f"{size:,}" for size in sorted(results.sizes)])
    panel.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    panel.yaxis.set_major_formatter("{x:,g}")
    panel.minorticks_off()
    panel.grid(visible=True, which="major", color=_GRID, linewidth=0.8)
    for side in ("top", "right"):
        panel.spines[side].set_visible(False)
