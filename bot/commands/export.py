"""``onrecord export``."""

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from bot.errors import OutputError
from bot.render.screen import console, put
from bot.session import open_retriever
from bot.settings.model import load_settings
from retrieval import OnRecordError, Retriever
from retrieval.feeds.jsonl import line_of
from retrieval.types.address import Place

DONE, NOTHING = 0, 1


def run(*, out: Path | None, db: Place | None) -> int:
    """Write a line for each item."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        count = _write_output(retriever) if out is None else _write_file(retriever, out)
    if not count:
        put(console(error=True), "The index is empty: there is nothing to export.")
        return NOTHING
    return DONE


def _write_output(retriever: Retriever) -> int:
    # The terminal's encoding may know fewer characters than a feed has.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        count = _write(retriever, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has enough.
        raise
    except OSError as error:
        if isinstance(error, OnRecordError):
            raise
        raise OutputError(f"The output cannot be written: {error.strerror or error}.", path="-") from error
    return count


def _write_file(retriever: Retriever, out: Path) -> int:
    """Into a file that has its name once it is whole: what stood there before is lost only then."""
    unfinished = out.with_name(f"{out.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            count = _write(retriever, file)
        unfinished.replace(out)
    except (OSError, ValueError) as error:
        unfinished.unlink(missing_ok=True)
        if isinstance(error, OnRecordError):
            raise
        why = getattr(error, "strerror", None) or error
        raise OutputError(f"{out} cannot be written: {why}.", path=str(out)) from error
    return count


def _write(retriever: Retriever, file: TextIO) -> int:
    count = 0
    for exported in retriever.export():
        file.write(line_of(exported))
        count += 1
    return count
