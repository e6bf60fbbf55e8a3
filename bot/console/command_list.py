"""The list of commands in ``onrecord --help``, each line whole however narrow the terminal is."""

import click

_LONGEST = 1_000


class CommandList(click.Group):
    """A group whose help cuts no line off: it goes on in the next one."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does: the first sentence of its help."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, one.get_short_help_str(_LONGEST)) for name, one in commands if one and not one.hidden]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)
