"""The terminal commands that offer a database to other programs; ``cli`` has them all."""

from __future__ import annotations

import click

from bot.console.options import db_option, place_of

_DEFAULT = "127.0.0.1:8768"


@click.command()
@click.option(
    "--http",
    metavar="[HOST:PORT]",
    is_flag=False,
    flag_value=_DEFAULT,
    help=f"Over HTTP, with the token in ONRECORD_MCP_TOKEN. [default: {_DEFAULT}]",
)
@db_option
@click.pass_context
def mcp(context: click.Context, *, http: str | None, db: str | None) -> None:
    """Let assistants ask, over the Model Context Protocol.

    An assistant starts it and speaks with it on standard input and output; docs/assistants.md tells how it is named
    to one. It needs `pip install 'onrecord[mcp]'`.

    \b
    Example:
      onrecord mcp --db feed.db
      ONRECORD_MCP_TOKEN=... onrecord mcp --http
    """
    from bot.commands.mcp import run

    context.exit(run(http=http, db=place_of(db)))


OFFERED = (mcp,)
