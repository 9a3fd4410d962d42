"""The command line `polisee`: exit 0 done, 1 refused with a reason on stderr, 2 wrong usage."""

import importlib
import os
import sys
from typing import Any

import click

COMMANDS = (
    "up",
    "serve",
    "worker",
    "migrate",
    "load",
    "reference",
    "verify",
    "createuser",
    "createtoken",
    "doctor",
    "bench",
)
HIDDEN = ("prepare",)


class Commands(click.Group):
    """One module a command below `commands`, imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in (*COMMANDS, *HIDDEN):
            return None
        command: click.Command = importlib.import_module(f"polisee.config.commands.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            reason = reason_of(error)
            if reason is None:
                raise
            raise click.ClickException(reason) from error


def reason_of(error: Exception) -> str | None:
    """The sentence for an error that is nobody's mistake in our code, or None."""
    from polisee.foundation.embedded import EmbeddedDatabaseError

    if isinstance(error, EmbeddedDatabaseError):
        return str(error)
    if "django" not in sys.modules:
        return None
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    from polisee.foundation.errors import DomainError, InvalidError

    if isinstance(error, InvalidError):
        return "\n".join(f"{field or 'It'}: {message}" for field, found in error.errors.items() for message in found)
    if isinstance(error, DomainError):
        return str(error.message)
    if isinstance(error, OperationalError):
        return f"The database does not answer: {str(error).strip().splitlines()[0]}"
    return str(error) if isinstance(error, ImproperlyConfigured) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="polisee")
def commands() -> None:
    """PoliSEE: where public bodies of many countries learn cluster policy from each other and decide together.

    Settings come from the environment (POLISEE_DATABASE_URL, POLISEE_BASE_URL and others; README lists them).
    """


def main() -> None:
    """What the program `polisee` runs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "polisee.config.settings")
    commands(prog_name="polisee")


if __name__ == "__main__":
    main()
