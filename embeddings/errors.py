"""The base of every error this project raises on purpose, and the errors of models."""

from typing import Literal


class OnRecordError(Exception):
    """The base of all errors raised on purpose; the message says what happened and what to do next.

    Args:
        *args: the message, in English.
        japanese: the same in Japanese; empty where only an owner sees it.
    """

    def __init__(self, *args: object, japanese: str = "") -> None:
        super().__init__(*args)
        self.japanese = japanese

    def told(self, language: Literal["ja", "en"]) -> str:
        """The message in the language of whoever is told, else in English.

        >>> OnRecordError("The name is empty.", japanese="名前が空です。").told("ja")
        '名前が空です。'
        """
        return self.japanese if language == "ja" and self.japanese else str(self)


class ModelError(OnRecordError, RuntimeError):
    """A model could not be loaded or used.

    Args:
        message: what happened and what to do.
        model: the name or path that was asked for.
    """

    def __init__(self, message: str, *, model: str) -> None:
        super().__init__(message)
        self.model = model
