"""Where the command starts: runs it and turns errors into one plain line."""

import os
import sys

EXIT_BAD_USE = 2
EXIT_INTERRUPTED = 130


def main() -> None:
    """Run ``onrecord``. Exit status: 0 done or answered, 1 nothing found, 2 bad use or trouble, or the error's own."""
    sys.exit(_run())


def _run() -> int:
    # The matrices of a question are small: a second thread of the linear algebra mostly waits for the first, and
    # takes the processor from other questions meanwhile. What somebody has set stays.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Looking for plugins of pydantic reads what every installed package says of itself; none is used here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    import click

    from bot.cli import cli
    from embeddings.errors import OnRecordError

    debug = "--debug" in sys.argv
    try:
        status = cli.main(prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return EXIT_BAD_USE
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has stopped; what Python still holds must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BAD_USE
    except OnRecordError as error:
        if debug:
            raise
        from bot.render.text import visible

        click.echo(f"onrecord: {visible(str(error))}", err=True)
        # Some errors of the bot have a status of their own, for what starts it again or does not.
        return int(getattr(error, "exit_status", EXIT_BAD_USE))
    # The last resort in front of a person; --debug shows the whole of it.
    except Exception as error:
        if debug:
            raise
        click.echo(f"onrecord: unexpected {type(error).__name__}: {error}. Run with --debug for details.", err=True)
        return EXIT_BAD_USE
    return int(status or 0)


if __name__ == "__main__":
    main()
