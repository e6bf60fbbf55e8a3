"""What somebody who asks is told instead of an answer."""

from collections.abc import Sequence

from bot.texts.catalogue import LANGUAGES, say
from retrieval.errors import OnRecordError


class ToldError(OnRecordError):
    """Something that whoever asked is told, in their language.

    Args:
        key: of the text; see ``bot.texts``.
        values: for its places.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(say(key, "en", **values), japanese=say(key, "ja", **values))
        self.key = key


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


class NotKeptError(ToldError, TimeoutError):
    """Another program writes into the database for so long that nothing else can."""

    def __init__(self) -> None:
        super().__init__("trouble.not_kept")


class StoppingError(ToldError, RuntimeError):
    """The bot is about to leave and takes no more questions."""

    def __init__(self) -> None:
        super().__init__("trouble.stopping")


class ForgottenError(ToldError, LookupError):
    """A button belongs to an answer that is kept no more."""

    def __init__(self) -> None:
        super().__init__("trouble.forgotten")


class LongQuestionError(ToldError, ValueError):
    """A message is longer than a question may be.

    Args:
        most: characters that a question may have.
    """

    def __init__(self, most: int) -> None:
        super().__init__("messages.long", most=most)
        self.most = most


class CannotWriteError(OnRecordError, PermissionError):
    """The bot may not write where it was asked.

    Args:
        channel: the channel's name.
        server: the server's name.
        permissions: what it lacks, as Discord's API calls it: ``send_messages``.
    """

    def __init__(self, channel: str, server: str, permissions: Sequence[str]) -> None:
        english, japanese = (
            say(
                "messages.cannot_write",
                language,
                channel=channel,
                server=server,
                permissions=", ".join(say(f"messages.{one}", language) for one in permissions),
            )
            for language in LANGUAGES
        )
        super().__init__(english, japanese=japanese)
        self.permissions = tuple(permissions)


class ChangedError(ToldError, LookupError):
    """What was shown stands there no more: the item was edited or taken away."""

    def __init__(self) -> None:
        super().__init__("trouble.changed")


class NothingToFindError(ToldError, ValueError):
    """A message has no words in it."""

    def __init__(self) -> None:
        super().__init__("find.empty")
