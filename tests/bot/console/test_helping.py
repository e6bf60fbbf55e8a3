"""Help on a narrow screen."""

import click

from bot.console.helping import NarrowFormatter, fit_screens


def test_an_option_that_is_long_has_a_line_of_its_own() -> None:
    formatter = NarrowFormatter(width=38)
    formatter.write_dl([("--install-completion", "Let a shell complete words."), ("-h", "Help.")])
    assert formatter.getvalue().splitlines() == [
        "--install-completion",
        "                     Let a shell",
        "                     complete words.",
        "-h                   Help.",
    ]


def test_every_command_of_a_group_has_it() -> None:
    group = click.Group(commands=[click.Command("one")])
    fit_screens(group)
    with group.make_context("x", ["one"]) as context:
        assert isinstance(
            group.commands["one"].make_context("one", [], parent=context).make_formatter(), NarrowFormatter
        )
