"""Measures one thing in a process of its own, so that its memory and its first question are: called by ``__main__``."""

import argparse
import json
from itertools import islice
from pathlib import Path

from benchmarks.peers.posts import read_asked, read_posts
from benchmarks.peers.systems.own import item_of
from benchmarks.sizes.measured import ask, build, opened
from retrieval.types.address import place_named

QUESTIONS = 100


def main() -> None:
    """Write the figures to a file as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=("build", "opened", "ask"))
    parser.add_argument("place", type=place_named)
    parser.add_argument("out", type=Path)
    parser.add_argument("--posts", type=Path, help="file of the posts")
    parser.add_argument("--asked", type=Path, help="file of the questions")
    parser.add_argument("--further", type=_range, help="which of the posts are added, such as 100:160")
    options = parser.parse_args()
    if options.task == "build":
        figures = build(options.place)
    elif options.task == "opened":
        figures = opened(options.place)
    else:
        asked = read_asked(options.asked)
        further = [item_of(post) for post in islice(read_posts(options.posts), *options.further)]
        figures = ask(options.place, asked.questions[:QUESTIONS], asked.rare, further)
    options.out.write_text(json.dumps(figures), encoding="utf-8")


def _range(text: str) -> tuple[int, int]:
    first, _, end = text.partition(":")
    return int(first), int(end)


if __name__ == "__main__":
    main()
