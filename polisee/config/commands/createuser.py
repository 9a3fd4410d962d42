"""`polisee createuser`: an account, for scripts and tests."""

import sys

import click

ROLES = ("administrator", "coordinator", "leader", "reviewer", "contributor", "member")


@click.command("createuser", short_help="Make an account.")
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the person may do.")
@click.option("--organisation", required=True, metavar="CODE", help="Whom the person works for, such as BSMEPA.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input (one line).")
@click.option("--name", default="", help="Full name; without it, what stands before the @.")
@click.option("--theme", type=click.IntRange(1, 7), help="Working group of a leader, member or reviewer.")
@click.option("--work-package", metavar="CODE", help="Work package of a leader or member, such as WP3.")
@click.option("--language", default="en", show_default=True, help="Language of the pages and mails, such as sr-cyrl.")
def command(  # noqa: PLR0917  click hands them in by name
    email: str,
    role: str,
    organisation: str,
    password_stdin: bool,  # noqa: FBT001
    name: str,
    theme: int | None,
    work_package: str | None,
    language: str,
) -> None:
    """Make an account. Without --password-stdin nobody can sign in with it until a password is set by mail."""
    from polisee.config.launcher.database import connected

    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    if password_stdin and not password:
        raise click.ClickException("No password came on standard input.")
    with connected():
        from polisee.foundation.clock import now
        from polisee.partnership.api import create_person

        person = create_person(
            email=email,
            full_name=name or email.partition("@")[0],
            organisation_code=organisation,
            role=role,
            theme=theme,
            work_package=work_package,
            language=language,
            password=password,
            at=now(),
        )
        click.echo(f"{person.email} is {role}, works for {organisation}.")
