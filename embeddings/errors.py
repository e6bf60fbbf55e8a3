"""The base of every error this project raises on purpose, and the errors of models."""


class OnRecordError(Exception):
    """The base of all errors raised on purpose; the message says what happened and what to do next."""


class ModelError(OnRecordError, RuntimeError):
    """A model could not be loaded or used.

    Args:
        message: what happened and what to do.
        model: the name or path that was asked for.
    """

    def __init__(self, message: str, *, model: str) -> None:
        super().__init__(message)
        self.model = model
