"""The terminal command. Heavy modules are imported by the command that needs them, so that ``--help`` is quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import date, tzinfo
    from pathlib import Path

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 80}


class DateType(click.ParamType["date"]):
    """A day in any of the plain forms; *today* is that of whoever sits at this terminal."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or fail as a usage error."""
        from bot.dates import parse_date
        from bot.errors import DateError
        from bot.zones import terminal_today

        if not isinstance(value, str):
            return value
        try:
            return parse_date(value, today=terminal_today)
        except DateError as error:
            self.fail(str(error), param, ctx)


class ZoneType(click.ParamType["tzinfo"]):
    """A zone of the IANA database, by its name."""

    name = "zone"

    def convert(self, value: str | tzinfo, param: click.Parameter | None, ctx: click.Context | None) -> tzinfo:
        """Find the zone, or fail as a usage error."""
        from bot.zones import zone_named

        if not isinstance(value, str):
            return value
        try:
            return zone_named(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _path(value: str | None) -> Path | None:
    from pathlib import Path

    return Path(value) if value else None


_db = click.option("--db", metavar="PATH", help="The database file. [default: onrecord.db, or as set]")
_source = click.option(
    "--source", "sources", multiple=True, metavar="HANDLE", help="Only this source; may be repeated."
)
_since = click.option("--since", type=DateType(), help="First day, such as 2025-02-20.")
_until = click.option("--until", type=DateType(), help="Last day, inclusive.")
_limit = click.option("--limit", type=click.IntRange(1, 100), help="At most so many passages. [default: 5]")


@click.group(context_settings=_CONTEXT)
@click.version_option(package_name="onrecord", prog_name="onrecord")
@click.option("--debug", is_flag=True, help="Show a traceback where something unexpected happens.")
@click.pass_context
def cli(context: click.Context, *, debug: bool) -> None:
    """Ask your feed who said what, when, and where it was published.

    \b
    Example:
      onrecord add digest.txt
      onrecord ask "what did Waltz say?"
    """
    context.obj = {"debug": debug}


@cli.command()
@click.argument("question")
@_source
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Only this person's words; may be repeated.")
@_since
@_until
@_limit
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out so many of the best, for a further page.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@_db
@click.pass_context
def ask(
    context: click.Context,
    question: str,
    *,
    sources: tuple[str, ...],
    speakers: tuple[str, ...],
    since: date | None,
    until: date | None,
    limit: int | None,
    offset: int,
    as_json: bool,
    db: str | None,
) -> None:
    """Answer QUESTION with passages of the feed, word for word.

    Exit status: 0 answered, 1 nothing found, 2 bad use.

    \b
    Example:
      onrecord ask "what did Waltz say?" --source ReutersJapan --since 2025-02-20
    """
    from bot.commands.ask import run

    filters = {"sources": sources, "speakers": speakers, "since": since, "until": until, "offset": offset}
    context.exit(run(question, filters=filters, limit=limit, as_json=as_json, db=_path(db)))


@cli.command()
@click.argument("feeds", nargs=-1, required=True, metavar="PATH_OR_URL_OR_-...")
@click.option("--zone", type=ZoneType(), help="Of times that name none, such as Asia/Tokyo. [default: as set]")
@_db
@click.pass_context
def add(context: click.Context, feeds: tuple[str, ...], *, zone: tzinfo | None, db: str | None) -> None:
    """Read feeds and store their items. Adding one again changes nothing.

    A feed is a file, a folder, a zip file or an address; - reads standard input.

    \b
    Example:
      onrecord add digest.txt twitter-archive.zip https://example.org/page.html
      onrecord export --db old.db | onrecord add -
    """
    from bot.commands.add import run

    context.exit(run(feeds, zone=zone, db=_path(db)))


@cli.command()
@click.option("--feeds", metavar="FILE", help="The file of feeds. [default: feeds.toml, or as set]")
@click.option("--once", is_flag=True, help="Ask each feed that is due, then end.")
@click.option("--add", "added", multiple=True, metavar="URL", help="Add a feed to the file; may be repeated.")
@click.option("--import", "imported", metavar="FILE.opml", help="Add the feeds of an OPML list to the file.")
@click.option("--export", "exported", metavar="FILE.opml", help="Write the file's feeds as an OPML list.")
@_db
@click.pass_context
def follow(
    context: click.Context,
    *,
    feeds: str | None,
    once: bool,
    added: tuple[str, ...],
    imported: str | None,
    exported: str | None,
    db: str | None,
) -> None:
    """Follow feeds: ask each as often as it has something new, until Ctrl-C.

    \b
    Example:
      onrecord follow --add https://harborwire.example/feed.xml
      onrecord follow
    """
    from bot.commands.follow import run

    files = {"feeds": _path(feeds), "imported": _path(imported), "exported": _path(exported)}
    context.exit(run(**files, once=once, added=added, db=_path(db)))


@cli.command()
@click.option("--out", metavar="FILE", help="Write into this file. [default: standard output]")
@_db
@click.pass_context
def export(context: click.Context, *, out: str | None, db: str | None) -> None:
    """Write every item as a line of JSON, as `onrecord add` reads it.

    \b
    Example:
      onrecord export --out items.jsonl
    """
    from bot.commands.export import run

    context.exit(run(out=_path(out), db=_path(db)))


@cli.command()
@click.argument("item")
@click.option("--json", "as_json", is_flag=True, help="Print the item as JSON.")
@_db
@click.pass_context
def show(context: click.Context, item: str, *, as_json: bool, db: str | None) -> None:
    """Print one item with all of its text. ITEM is its id, as `ask --json` tells it.

    \b
    Example:
      onrecord show 5f3a0c2e9b7d4418
    """
    from bot.commands.show import run

    context.exit(run(item, as_json=as_json, db=_path(db)))


@cli.command()
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@click.option("--reason", default="", metavar="TEXT", help="Why; kept with the item.")
@click.option("--undo", is_flag=True, help="Put items back that were removed.")
@_db
@click.pass_context
def remove(context: click.Context, items: tuple[str, ...], *, reason: str, undo: bool, db: str | None) -> None:
    """Take items away, so that nothing is answered from them. ITEM is an id.

    An item stays away when a feed that has it is read again.

    \b
    Example:
      onrecord remove 5f3a0c2e9b7d4418 --reason "retracted by its author"
    """
    from bot.commands.remove import run

    context.exit(run(items, reason=reason, undo=undo, db=_path(db)))


@cli.command()
@_db
@click.pass_context
def sources(context: click.Context, *, db: str | None) -> None:
    """List the sources, with their items and days; feeds that are followed, and how they are.

    \b
    Example:
      onrecord sources
    """
    from bot.commands.sources import run

    context.exit(run(db=_path(db)))


@cli.command()
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many.")
@_db
@click.pass_context
def speakers(context: click.Context, *, limit: int, db: str | None) -> None:
    """List who speaks, how often, and from when to when.

    \b
    Example:
      onrecord speakers --limit 10
    """
    from bot.commands.speakers import run

    context.exit(run(limit=limit, db=_path(db)))


@cli.command()
@click.argument("name")
@click.option("--topic", metavar="WORDS", help="Only what is about this.")
@_db
@click.pass_context
def timeline(context: click.Context, name: str, *, topic: str | None, db: str | None) -> None:
    """Print what NAME said, in order of date.

    \b
    Example:
      onrecord timeline Waltz --topic "the minerals deal"
    """
    from bot.commands.timeline import run

    context.exit(run(name, topic=topic, db=_path(db)))


@cli.command()
@_db
@click.pass_context
def chat(context: click.Context, *, db: str | None) -> None:
    """Ask one question after another; /help lists what can be set.

    \b
    Example:
      onrecord chat
    """
    from bot.commands.chat import run

    context.exit(run(db=_path(db)))


@cli.command()
@_db
@click.pass_context
def bot(context: click.Context, *, db: str | None) -> None:
    """Run the Discord bot, its token in ONRECORD_DISCORD_TOKEN or .env.

    \b
    Example:
      ONRECORD_DISCORD_TOKEN=... onrecord bot
    """
    from bot.commands.discord import run

    context.exit(run(db=_path(db)))


@cli.command()
@_db
@click.pass_context
def reindex(context: click.Context, *, db: str | None) -> None:
    """Read items again that an older version of onrecord understood.

    \b
    Example:
      onrecord reindex
    """
    from bot.commands.reindex import run

    context.exit(run(db=_path(db)))


@cli.command()
@click.argument("file", metavar="FILE")
@_db
@click.pass_context
def backup(context: click.Context, file: str, *, db: str | None) -> None:
    """Copy the database into FILE, also while the bot runs.

    A FILE that is there is replaced once the copy has proved sound.

    \b
    Example:
      onrecord backup backups/monday.db
    """
    from pathlib import Path

    from bot.commands.backup import run_backup

    context.exit(run_backup(Path(file), db=_path(db)))


@cli.command()
@click.argument("file", metavar="FILE")
@click.option("--force", is_flag=True, help="Replace a database that is there; it is kept beside.")
@_db
@click.pass_context
def restore(context: click.Context, file: str, *, force: bool, db: str | None) -> None:
    """Put the copy FILE in the place of the database, once it has proved sound.

    \b
    Example:
      onrecord restore backups/monday.db --force
    """
    from pathlib import Path

    from bot.commands.backup import run_restore

    context.exit(run_restore(Path(file), force=force, db=_path(db)))


@cli.command()
@_db
@click.pass_context
def check(context: click.Context, *, db: str | None) -> None:
    """Check that the database and its indexes hold what they should.

    Prints a line for each fault. Exit status: 0 none, 1 some.

    \b
    Example:
      onrecord check
    """
    from bot.commands.check import run

    context.exit(run(db=_path(db)))


@cli.command(name="eval")
@click.argument("gold", metavar="GOLD.jsonl")
@click.option("--feed", metavar="PATH_OR_URL", help="Ask a fresh index of this feed instead of the database.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--each", is_flag=True, help="Print a line for each question too, on standard error.")
@_db
@click.pass_context
def evaluate(context: click.Context, gold: str, *, feed: str | None, as_json: bool, each: bool, db: str | None) -> None:
    """Score labelled questions: hit@1, precision@5, recall@10, abstention.

    \b
    Example:
      onrecord eval questions.jsonl --feed digest.txt
    """
    from bot.commands.evaluate import run

    context.exit(run(gold, feed=feed, as_json=as_json, each=each, db=_path(db)))
