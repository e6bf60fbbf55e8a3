"""The terminal command. Heavy modules are imported by the command that needs them, so that ``--help`` is quick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bot.console.command_list import CommandList
from bot.console.completing import complete_speaker
from bot.console.helping import fit_screens
from bot.console.offering import OFFERED
from bot.console.options import (
    ZoneType,
    cite_option,
    db_option,
    json_option,
    limit_option,
    path_of,
    place_of,
    shell_option,
    since_option,
    source_option,
    until_option,
)
from bot.console.upkeep import COMMANDS
from bot.settings.unknown import unknown_variables

if TYPE_CHECKING:
    from datetime import tzinfo

    from retrieval.answers.citation import CitationStyle

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 80}


@click.group(cls=CommandList, context_settings=_CONTEXT)
@click.version_option(package_name="onrecord", prog_name="onrecord")
@click.option("--debug", is_flag=True, help="Show a traceback where something unexpected happens.")
@shell_option("--install-completion", callback="install_completion", help="Let a shell complete words of onrecord.")
@shell_option("--show-completion", callback="show_completion", help="Print what a shell needs for that.")
@click.pass_context
def cli(context: click.Context, *, debug: bool) -> None:
    """Ask your feed who said what, when, and where it was published.

    \b
    Example:
      onrecord add digest.txt
      onrecord ask "what did Waltz say?"
    """
    context.obj = {"debug": debug}
    # The bot writes a log, and tells it there.
    if context.invoked_subcommand != "bot":
        _tell_unknown_settings()


def _tell_unknown_settings() -> None:
    if not (lines := unknown_variables()):
        return
    from bot.render.screen import console, put, visible

    for line in lines:
        put(console(error=True), visible(f"onrecord: {line}"))


@cli.command()
@click.argument("question")
@source_option
@click.option(
    "--speaker",
    "speakers",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_speaker,
    help="Only this person's words; may be repeated.",
)
@since_option
@until_option
@limit_option
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out so many of the best, for a further page.")
@cite_option
@json_option
@db_option
@click.pass_context
def ask(
    context: click.Context,
    question: str,
    *,
    sources: tuple[str, ...],
    speakers: tuple[str, ...],
    since: str | None,
    until: str | None,
    limit: int | None,
    offset: int,
    style: CitationStyle | None,
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

    if style and as_json:
        raise click.UsageError("--cite and --json exclude each other; --cite csl-json is JSON too.")
    filters = {"sources": sources, "speakers": speakers, "offset": offset}
    output: dict[str, Any] = {"as_json": as_json, "style": style}
    context.exit(run(question, filters=filters, since=since, until=until, limit=limit, db=place_of(db), **output))


@cli.command()
@click.argument("feeds", nargs=-1, required=True, metavar="PATH_OR_URL_OR_-...")
@click.option("--zone", type=ZoneType(), help="Of times that name none, such as Asia/Tokyo. [default: as set]")
@db_option
@click.pass_context
def add(context: click.Context, feeds: tuple[str, ...], *, zone: tzinfo | None, db: str | None) -> None:
    """Read feeds and store their items. Adding one again changes nothing.

    A feed is a file, an archive (folder or zip file) or an address; - reads standard input. Of any other folder each
    file is added.

    \b
    Example:
      onrecord add digest.txt twitter-archive.zip https://example.org/page.html
      onrecord export --db old.db | onrecord add -
    """
    from bot.commands.add import run

    context.exit(run(feeds, zone=zone, db=place_of(db)))


@cli.command()
@click.option("--feeds", metavar="FILE", help="The file of feeds. [default: feeds.toml, or as set]")
@click.option("--once", is_flag=True, help="Ask each feed that is due, then end.")
@click.option("--add", "added", multiple=True, metavar="URL", help="Add a feed to the file; may be repeated.")
@click.option("--import", "imported", metavar="FILE.opml", help="Add the feeds of an OPML list to the file.")
@click.option("--export", "exported", metavar="FILE.opml", help="Write the file's feeds as an OPML list.")
@db_option
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

    files = {"feeds": path_of(feeds), "imported": path_of(imported), "exported": path_of(exported)}
    context.exit(run(**files, once=once, added=added, db=place_of(db)))


@cli.command()
@json_option
@db_option
@click.pass_context
def sources(context: click.Context, *, as_json: bool, db: str | None) -> None:
    """List the sources, with their items and days; feeds that are followed, and how they are.

    \b
    Example:
      onrecord sources
    """
    from bot.commands.sources import run

    context.exit(run(as_json=as_json, db=place_of(db)))


@cli.command()
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many.")
@json_option
@db_option
@click.pass_context
def speakers(context: click.Context, *, limit: int, as_json: bool, db: str | None) -> None:
    """List who speaks, how often, and from when to when.

    \b
    Example:
      onrecord speakers --limit 10
    """
    from bot.commands.speakers import run

    context.exit(run(limit=limit, as_json=as_json, db=place_of(db)))


@cli.command()
@click.argument("name", shell_complete=complete_speaker)
@click.option("--topic", metavar="WORDS", help="Only what is about this.")
@json_option
@db_option
@click.pass_context
def timeline(context: click.Context, name: str, *, topic: str | None, as_json: bool, db: str | None) -> None:
    """Print what NAME said, in order of date.

    \b
    Example:
      onrecord timeline Waltz --topic "the minerals deal"
    """
    from bot.commands.timeline import run

    context.exit(run(name, topic=topic, as_json=as_json, db=place_of(db)))


@cli.command()
@db_option
@click.pass_context
def chat(context: click.Context, *, db: str | None) -> None:
    """Ask one question after another; /help lists what can be set.

    \b
    Example:
      onrecord chat
    """
    from bot.commands.chat import run

    context.exit(run(db=place_of(db)))


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Listen at this address.")
@click.option("--port", type=click.IntRange(0, 65535), default=8377, show_default=True, help="0 for any that is free.")
@click.option(
    "--public", is_flag=True, help="Allow a --host that other machines reach; nobody is asked for a password."
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name that others reach it by; may be repeated.")
@db_option
@click.pass_context
def serve(
    context: click.Context, *, host: str, port: int, public: bool, names: tuple[str, ...], db: str | None
) -> None:
    """Serve a page to ask in a browser, and a read-only JSON API, until Ctrl-C.

    Needs `pip install 'onrecord[web]'`.

    \b
    Example:
      onrecord serve
      onrecord serve --host 192.0.2.7 --public --name feed.example
    """
    from bot.commands.serve import run

    context.exit(run(host=host, port=port, names=names, is_public=public, db=place_of(db)))


@cli.command()
@click.option("--check", "checks", is_flag=True, help="Look whether everything is in place, change nothing, then end.")
@db_option
@click.pass_context
def bot(context: click.Context, *, checks: bool, db: str | None) -> None:
    """Run the Discord bot, its token in ONRECORD_DISCORD_TOKEN or .env.

    Exit status: 0 stopped, 1 a check failed, 2 bad use or trouble, 77 the token is refused, 78 a setting keeps it out.

    \b
    Example:
      ONRECORD_DISCORD_TOKEN=... onrecord bot --check
      ONRECORD_DISCORD_TOKEN=... onrecord bot
    """
    from bot.commands import discord, discord_check

    context.exit((discord_check if checks else discord).run(db=place_of(db)))


for _command in (*COMMANDS, *OFFERED):
    cli.add_command(_command)
fit_screens(cli)
