"""Errors of the domain. Each carries a message for the reader, already marked for translation."""

from django.utils.functional import Promise

Message = str | Promise


class DomainError(Exception):
    """Something a person asked for cannot be done; `message` says why, in plain words."""

    status = 400

    def __init__(self, message: Message, *, field: str = "") -> None:
        super().__init__(str(message))
        self.message = message
        self.field = field


class NotAllowedError(DomainError):
    """The person may not do this."""

    status = 403


class StaleError(DomainError):
    """Somebody else changed it meanwhile."""

    status = 409


class InvalidError(DomainError):
    """What was typed cannot be taken. `errors` maps a field's name to its messages."""

    status = 422

    def __init__(self, errors: dict[str, list[Message]]) -> None:
        first = next((messages[0] for messages in errors.values() if messages), "")
        super().__init__(first)
        self.errors = errors
