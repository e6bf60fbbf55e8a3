"""What can go wrong in front of a person, beside what retrieval reports."""

from retrieval.errors import OnRecordError


class SettingsError(OnRecordError, ValueError):
    """A setting is unknown, of the wrong kind, or in the wrong place.

    Args:
        message: which one, where, and what to do.
        key: the setting.
    """

    def __init__(self, message: str, *, key: str) -> None:
        super().__init__(message)
        self.key = key


class DateError(OnRecordError, ValueError):
    """A date was typed in a form that is not read.

    Args:
        message: what was typed and what is read, in English; ``told("ja")`` gives it in Japanese.
        text: what was typed.
        japanese: the message in Japanese.
    """

    def __init__(self, message: str, *, text: str, japanese: str = "") -> None:
        super().__init__(message, japanese=japanese)
        self.text = text


class MissingIndexError(OnRecordError, FileNotFoundError):
    """There is no database yet.

    Args:
        message: what to do.
        path: where it was looked for.
    """

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class OutputError(OnRecordError, OSError):
    """What was asked for cannot be written.

    Args:
        message: why.
        path: of the file.
    """

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class BotTokenError(OnRecordError, PermissionError):
    """The Discord token is absent or was refused. The message never holds the token."""
