"""What can go wrong in front of a person, beside what retrieval reports."""

from typing import ClassVar

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


class ItemUnknownError(OnRecordError, LookupError):
    """No item is meant by what was typed.

    Args:
        message: what was typed, and what is near it.
        text: what was typed.
        japanese: the message in Japanese; empty where it is only told at the terminal.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, message: str, *, text: str, japanese: str = "") -> None:
        super().__init__(message, japanese=japanese)
        self.text = text


class ItemUnclearError(OnRecordError, ValueError):
    """Several items may be meant by what was typed.

    Args:
        message: what was typed, and which items those are.
        text: what was typed.
    """

    def __init__(self, message: str, *, text: str) -> None:
        super().__init__(message)
        self.text = text


class UnconfirmedError(OnRecordError, PermissionError):
    """Something needs a yes, and there is nobody to ask."""


class OutputError(OnRecordError, OSError):
    """What was asked for cannot be written.

    Args:
        message: why.
        path: of the file.
    """

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class OwnerError(OnRecordError):
    """The bot cannot run until its owner changes something: starting it again helps nobody.

    Attributes:
        exit_status: with which the program ends; a service manager need not restart it then (EX_CONFIG of sysexits).
    """

    exit_status: ClassVar[int] = 78


class BotTokenError(OwnerError, PermissionError):
    """The Discord token is absent or was refused. The message never holds the token."""

    exit_status: ClassVar[int] = 77  # EX_NOPERM


class IntentsError(OwnerError, PermissionError):
    """Discord does not let the bot listen to what its settings need.

    Args:
        message: what is not allowed and where to allow it.
        code: with which Discord closed the connection: 4013 or 4014.
    """

    def __init__(self, message: str, *, code: int) -> None:
        super().__init__(message)
        self.code = code


class ShardsError(OwnerError, ValueError):
    """The bot is in too many servers for so many connections.

    Args:
        message: what to set.
        code: with which Discord closed the connection: 4010 or 4011.
    """

    def __init__(self, message: str, *, code: int) -> None:
        super().__init__(message)
        self.code = code


class BotGuildError(OwnerError, LookupError):
    """The bot may not register commands in the server that the settings name.

    Args:
        message: what to do.
        guild_id: the server.
    """

    def __init__(self, message: str, *, guild_id: int) -> None:
        super().__init__(message)
        self.guild_id = guild_id


class DiscordRefusedError(OnRecordError, RuntimeError):
    """Discord refused something that onrecord does; no setting mends it.

    Args:
        message: what was refused.
        status: of HTTP, or the code with which the connection was closed.
    """

    def __init__(self, message: str, *, status: int) -> None:
        super().__init__(message)
        self.status = status


class UnreachableError(OnRecordError, ConnectionError):
    """Discord cannot be reached now; it may be later.

    Args:
        message: why.
        retry_after: seconds for which Discord asks to wait; 0 where it does not.
    """

    def __init__(self, message: str, *, retry_after: float = 0.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class MissingPackageError(OnRecordError, ImportError):
    """A command needs a package that the default installation does not bring.

    Args:
        message: what to install.
        package: its name.
    """

    def __init__(self, message: str, *, package: str) -> None:
        super().__init__(message)
        self.package = package


class AddressError(OnRecordError, ValueError):
    """A server cannot listen where it is told to, or must not.

    Args:
        message: why, and what to do.
        address: as typed.
    """

    def __init__(self, message: str, *, address: str) -> None:
        super().__init__(message)
        self.address = address


class MetricsPortError(OwnerError, OSError):
    """Metrics cannot be served where the settings say.

    Args:
        message: why, and what to do.
        port: the port.
    """

    def __init__(self, message: str, *, port: int) -> None:
        super().__init__(message)
        self.port = port
