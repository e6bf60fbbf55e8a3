"""What can go wrong in front of a person, beside what retrieval reports."""

from bot.texts.catalogue import say
from retrieval.errors import OnRecordError
from retrieval.language import Language


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


class ToldError(OnRecordError):
    """Something that whoever asked is told, in their language.

    Args:
        key: of the text; see ``bot.texts``.
        values: for its places.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(say(key, "en", **values))
        self.key = key
        self.values = values

    def told(self, language: Language) -> str:
        """The sentence.

        Args:
            language: of whoever reads it.
        """
        return say(self.key, language, **self.values)


class BusyError(ToldError, RuntimeError):
    """So many questions wait that one more would wait too long."""

    def __init__(self) -> None:
        super().__init__("trouble.busy")


class DeadlineError(ToldError, TimeoutError):
    """A search took too long.

    Args:
        seconds: how long it may take.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__("trouble.slow", seconds=round(seconds))
        self.seconds = seconds


class CooldownError(ToldError, PermissionError):
    """Somebody, or everybody on a server together, asks faster than is allowed.

    Args:
        seconds: after which the next question is welcome.
        is_server: whether it is the server's own limit.
    """

    def __init__(self, seconds: float, *, is_server: bool) -> None:
        wait = max(1, round(seconds + 0.5))
        super().__init__("trouble.server_cooldown" if is_server else "trouble.cooldown", seconds=wait)
        self.seconds = seconds
        self.is_server = is_server


class StoppingError(ToldError, RuntimeError):
    """The bot is about to leave and takes no more questions."""

    def __init__(self) -> None:
        super().__init__("trouble.stopping")


class ForgottenError(ToldError, LookupError):
    """A button belongs to an answer that is kept no more."""

    def __init__(self) -> None:
        super().__init__("trouble.forgotten")
