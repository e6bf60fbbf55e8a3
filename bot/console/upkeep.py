"""The terminal commands that look after a database and its items; ``cli`` has them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.console.completing import complete_item
from bot.console.options import cite_option, db_option, json_option, path_of, place_of

if TYPE_CHECKING:
    from retrieval.answers.citation import CitationStyle


@click.command()
@click.option("--out", metavar="FILE", help="Write into this file. [default: standard output]")
@db_option
@click.pass_context
def export(context: click.Context, *, out: str | None, db: str | None) -> None:
    """Write every item as a line of JSON, as `onrecord add` reads it.

    \b
    Example:
      onrecord export --out items.jsonl
    """
    from bot.commands.export import run

    context.exit(run(out=path_of(out), db=place_of(db)))


@click.command()
@click.argument("item", shell_complete=complete_item)
@click.option("--around", type=click.IntRange(0, 1000), metavar="N", help="Only what is said, N sentences around it.")
@cite_option
@json_option
@db_option
@click.pass_context
def show(
    context: click.Context, item: str, *, around: int | None, style: CitationStyle | None, as_json: bool, db: str | None
) -> None:
    """Print one item with all of its text, and who says what in it.

    ITEM is its number in the last answer, its link, its id or the beginning of that. Exit status: 1 there is none.

    \b
    Example:
      onrecord show 2
      onrecord show https://t.co/sample0004 --around 1
    """
    from bot.commands.show import run

    context.exit(run(item, around=around, style=style, as_json=as_json, db=place_of(db)))


@click.command()
@click.argument("items", nargs=-1, required=True, metavar="ITEM...", shell_complete=complete_item)
@click.option("--reason", default="", metavar="TEXT", help="Why; kept with the item.")
@click.option("--undo", is_flag=True, help="Put items back that were removed.")
@click.option("--yes", "-y", is_flag=True, help="Ask nobody first; needed where nobody can be asked.")
@db_option
@click.pass_context
def remove(
    context: click.Context, items: tuple[str, ...], *, reason: str, undo: bool, yes: bool, db: str | None
) -> None:
    """Take items away, so that nothing is answered from them.

    ITEM is an id, a link or a number, as `onrecord show` takes it. It stays away when a feed that has it is read again.

    \b
    Example:
      onrecord remove https://t.co/sample0004 --reason "retracted by its author"
      onrecord remove https://t.co/sample0004 --undo
    """
    from bot.commands.remove import run

    context.exit(run(items, reason=reason, undo=undo, yes=yes, db=place_of(db)))


@click.command()
@json_option
@db_option
@click.pass_context
def stats(context: click.Context, *, as_json: bool, db: str | None) -> None:
    """Tell what the database holds, how large its files are, and whether anything waits to be done.

    \b
    Example:
      onrecord stats
    """
    from bot.commands.stats import run

    context.exit(run(as_json=as_json, db=place_of(db)))


@click.command()
@db_option
@click.pass_context
def reindex(context: click.Context, *, db: str | None) -> None:
    """Read items again that an older version of onrecord understood.

    \b
    Example:
      onrecord reindex
    """
    from bot.commands.reindex import run

    context.exit(run(db=place_of(db)))


@click.command()
@click.argument("file", metavar="FILE")
@db_option
@click.pass_context
def backup(context: click.Context, file: str, *, db: str | None) -> None:
    """Copy the database into FILE, also while the bot runs.

    A FILE that is there is replaced once the copy has proved sound.

    \b
    Example:
      onrecord backup backups/monday.db
    """
    from bot.commands.backup import run_backup
    from bot.settings.paths import path_from

    context.exit(run_backup(path_from(file), db=place_of(db)))


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--force", is_flag=True, help="Replace a database that is there; it is kept beside.")
@db_option
@click.pass_context
def restore(context: click.Context, file: str, *, force: bool, db: str | None) -> None:
    """Put the copy FILE in the place of the database, once it has proved sound.

    \b
    Example:
      onrecord restore backups/monday.db --force
    """
    from bot.commands.backup import run_restore
    from bot.settings.paths import path_from

    context.exit(run_restore(path_from(file), force=force, db=place_of(db)))


@click.command()
@click.argument("source", metavar="SOURCE")
@click.argument("target", metavar="TARGET")
@click.pass_context
def move(context: click.Context, source: str, target: str) -> None:
    """Put all that the database SOURCE holds into TARGET, which is empty.

    Each is a file or an address of a PostgreSQL server. Every row is compared before TARGET holds any of them; SOURCE
    stays as it is. Set PGPASSWORD rather than write a password here, where others see it.

    \b
    Example:
      onrecord move onrecord.db postgresql://ida@db.example/onrecord
    """
    from bot.commands.move import run
    from bot.console.options import place_given

    context.exit(run(place_given(source), place_given(target)))


@click.command()
@db_option
@click.pass_context
def check(context: click.Context, *, db: str | None) -> None:
    """Check that the database and its indexes hold what they should.

    Prints a line for each fault. Exit status: 0 none, 1 some.

    \b
    Example:
      onrecord check
    """
    from bot.commands.check import run

    context.exit(run(db=place_of(db)))


@click.command(name="eval")
@click.argument("gold", metavar="GOLD.jsonl")
@click.option("--feed", metavar="PATH_OR_URL", help="Ask a fresh index of this feed instead of the database.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--each", is_flag=True, help="Print a line for each question too, on standard error.")
@db_option
@click.pass_context
def evaluate(context: click.Context, gold: str, *, feed: str | None, as_json: bool, each: bool, db: str | None) -> None:
    """Score labelled questions: hit@1, precision@5, recall@10, abstention.

    \b
    Example:
      onrecord eval questions.jsonl --feed digest.txt
    """
    from bot.commands.evaluate import run

    context.exit(run(gold, feed=feed, as_json=as_json, each=each, db=place_of(db)))


@click.command()
@click.option("--guild", metavar="ID", help="Only what was said in this Discord server.")
@db_option
@click.pass_context
def feedback(context: click.Context, *, guild: str | None, db: str | None) -> None:
    """Write what people thought of the bot's answers as questions that `onrecord eval` asks.

    \b
    Example:
      onrecord feedback --guild 41771983423143937 > cases.jsonl
    """
    from bot.commands.feedback import run

    context.exit(run(guild=guild, db=place_of(db)))


COMMANDS = (export, show, remove, stats, reindex, backup, restore, move, check, evaluate, feedback)
