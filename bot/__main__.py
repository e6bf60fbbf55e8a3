"""Where the command starts: runs it and turns errors into one plain line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

EXIT_BAD_USE = 2
COMPLETE = "_ONRECORD_COMPLETE"
EXIT_INTERRUPTED = 130


def main() -> None:
    """Run ``onrecord``. Exit status: 0 done or answered, 1 nothing found, 2 bad use or trouble, or the error's own."""
    sys.exit(_run())


def _run() -> int:
    try:
        # The matrices of a question are small: a second thread of the linear algebra mostly waits for the first, and
        # takes the processor from other questions meanwhile. What somebody has set stays.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        # Looking for plugins of pydantic reads what every installed package says of itself; none is used here.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

        from bot.console.streams import flush, replace_what_cannot_be_printed

        replace_what_cannot_be_printed()
        status = _status()
        flush()
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has stopped, and has what they wanted.
        flush()
        return 0
    except OSError as error:
        # What was still held could not be written, as on a disk that is full.
        _tell(f"onrecord: The output cannot be written: {error.strerror or error}.")
        return EXIT_BAD_USE
    return status


def _status() -> int:
    import click

    from bot.console.cli import cli

    if COMPLETE in os.environ:
        from bot.console.completing import prepare_shells

        prepare_shells()
    debug = "--debug" in sys.argv
    try:
        status = cli.main(prog_name="onrecord", standalone_mode=False, terminal_width=_help_width())
    except click.ClickException as error:
        _tell_bad_use(error)
        return EXIT_BAD_USE
    except click.Abort:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        raise
    except SystemExit as ended:
        # So click ends where nobody reads any more, which is no error, and when a shell has completed a word.
        return int(ended.code or 0) if COMPLETE in os.environ else 0
    # The last resort in front of a person; --debug shows the whole of it.
    except Exception as error:
        if debug:
            raise
        return _failed(error)
    return int(status or 0)


def _failed(error: Exception) -> int:
    """Tell what went wrong in a line; gives the exit status."""
    from embeddings.errors import OnRecordError

    if isinstance(error, OnRecordError):
        _tell(f"onrecord: {error}")
        # Some errors of the bot have a status of their own, for what starts it again or does not.
        return int(getattr(error, "exit_status", EXIT_BAD_USE))
    if isinstance(error, OSError) and error.strerror:
        _tell(f"onrecord: {error.filename or 'The output'} cannot be read or written: {error.strerror}.")
    else:
        _tell(f"onrecord: unexpected {type(error).__name__}: {error}. Run with --debug for details.")
    return EXIT_BAD_USE


def _help_width() -> int:
    """Columns of help: as wide as the screen, and not wider than is read with ease."""
    from shutil import get_terminal_size

    return max(min(get_terminal_size().columns, 80) - 2, 20)


def _tell_bad_use(error: click.ClickException) -> None:
    import io

    told = io.StringIO()
    error.show(told)
    _tell(told.getvalue().rstrip("\n"))


def _tell(text: str) -> None:
    from bot.render.screen import console, put, visible

    put(console(error=True), visible(text))


if __name__ == "__main__":
    main()
