"""``onrecord add``."""

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path

from rich.console import Console

from bot.commands.progress import progress_bar
from bot.render.text import console, one_line, visible
from bot.session import open_retriever
from bot.settings import load_settings
from bot.zones import zone_named
from retrieval import AddReport, Feed, OnRecordError, read_feed

DONE, TROUBLE = 0, 2


def run(feeds: Sequence[str], *, db: Path | None, zone: tzinfo | None = None) -> int:
    """Read and store each feed; one that cannot be read does not keep the others out.

    Args:
        feeds: paths and addresses.
        db: the database file; None for the one that is set.
        zone: of times that name none; None for the one that is set.
    """
    errors = console(error=True)
    settings = load_settings(db=db)
    zone = zone or (zone_named(settings.feed_zone) if settings.feed_zone else None)
    with open_retriever(settings, must_exist=False) as retriever:
        status = DONE
        for source in feeds:
            try:
                feed = read_feed(source, zone=zone, allow_private=settings.fetch.allow_private)
            except OnRecordError as error:
                errors.print(f"onrecord: {visible(str(error))}", soft_wrap=True)
                status = TROUBLE
                continue
            with progress_bar(errors, "Adding", "items") as progress:
                report = retriever.add(feed, progress=progress)
            removed = f", {report.removed} removed before" if report.removed else ""
            counts = f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged{removed}"
            console().print(f"{visible(source)}: {counts}", soft_wrap=True)
            _report(feed, report, errors)
    return status


def _report(feed: Feed, report: AddReport, errors: Console) -> None:
    """What could not be taken as it should, a line each."""
    for one in report.skipped:
        kept = "" if one.is_stored else " left out,"
        errors.print(
            f"{visible(feed.source)}: {visible(one.headline[:80])!r}:{kept} {one_line(one.reason)}", soft_wrap=True
        )
    for problem in feed.problems:
        why = f"{one_line(problem.message)}: {one_line(problem.excerpt)}"
        errors.print(f"{visible(feed.source)}:{problem.line}: left out, {why}", soft_wrap=True)
