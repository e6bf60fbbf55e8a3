"""``onrecord export``."""

import sys
from pathlib import Path
from typing import TextIO

from bot.errors import OutputError
from bot.render.text import console
from bot.session import open_retriever
from bot.settings import load_settings
from retrieval import Retriever
from retrieval.feeds.jsonl import line_of

DONE, NOTHING = 0, 1


def run(*, out: Path | None, db: Path | None) -> int:
    """Write a line for each item."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        if out is None:
            # The terminal's encoding may know fewer characters than a feed has.
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(encoding="utf-8", newline="\n")
            count = _write(retriever, sys.stdout)
        else:
            count = _write_file(retriever, out)
    if not count:
        console(error=True).print("The index is empty: there is nothing to export.")
        return NOTHING
    return DONE


def _write_file(retriever: Retriever, out: Path) -> int:
    """Into a file that has its name once it is whole: what stood there before is lost only then."""
    unfinished = out.with_name(f"{out.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            count = _write(retriever, file)
        unfinished.replace(out)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise OutputError(f"{out} cannot be written: {why}.", path=str(out)) from error
    return count


def _write(retriever: Retriever, file: TextIO) -> int:
    count = 0
    for exported in retriever.export():
        file.write(line_of(exported))
        count += 1
    return count
