"""Errors of Discord's HTTP API, with the codes it gives them."""

from typing import Any

EMPTY_MESSAGE, INVALID_FORM_BODY = 50006, 50035


class ApiError(Exception):
    """What Discord answers a request with that it refuses.

    Args:
        status: of HTTP.
        code: Discord's own.
        message: what Discord says.
        errors: for an invalid body, what is wrong where, nested as Discord nests it.
        headers: sent along.
    """

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        errors: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status, self.code, self.message, self.errors = status, code, message, errors
        self.headers = headers or {}

    def payload(self) -> dict[str, Any]:
        """The body of the answer."""
        return {"message": self.message, "code": self.code} | ({"errors": self.errors} if self.errors else {})


def unauthorized() -> ApiError:
    return ApiError(401, 0, "401: Unauthorized")


def unknown_channel() -> ApiError:
    return ApiError(404, 10003, "Unknown Channel")


def unknown_guild() -> ApiError:
    return ApiError(404, 10004, "Unknown Guild")


def unknown_member() -> ApiError:
    return ApiError(404, 10007, "Unknown Member")


def unknown_message() -> ApiError:
    return ApiError(404, 10008, "Unknown Message")


def unknown_user() -> ApiError:
    return ApiError(404, 10013, "Unknown User")


def unknown_webhook() -> ApiError:
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> ApiError:
    return ApiError(404, 10062, "Unknown interaction")


def unknown_command() -> ApiError:
    return ApiError(404, 10063, "Unknown application command")


def already_acknowledged() -> ApiError:
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> ApiError:
    return ApiError(403, 50001, "Missing Access")


def not_own_message() -> ApiError:
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> ApiError:
    return ApiError(400, EMPTY_MESSAGE, "Cannot send an empty message")


def cannot_dm() -> ApiError:
    return ApiError(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> ApiError:
    return ApiError(403, 50013, "Missing Permissions")


def invalid_webhook_token() -> ApiError:
    return ApiError(401, 50027, "Invalid Webhook Token")


def thread_locked() -> ApiError:
    return ApiError(400, 50083, "Thread is archived")


def thread_exists() -> ApiError:
    return ApiError(400, 160004, "A thread has already been created for this message")


def cannot_reply() -> ApiError:
    return ApiError(400, 160002, "Cannot reply without permission to read message history")


def invalid_form(problems: list[tuple[str, str, str]]) -> ApiError:
    """Discord's 50035.

    Args:
        problems: where in the body (``components.0.label``; empty for the body itself), a code, and a sentence.
    """
    errors: dict[str, Any] = {}
    for path, code, message in problems:
        place = errors
        for key in filter(None, path.split(".")):
            place = place.setdefault(key, {})
        place.setdefault("_errors", []).append({"code": code, "message": message})
    return ApiError(400, INVALID_FORM_BODY, "Invalid Form Body", errors)
