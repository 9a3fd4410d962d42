"""`polisee createtoken`: a key with which a program may use the API as a person."""

import click


@click.command("createtoken", short_help="Make an API token for a person.")
@click.argument("email")
@click.option("--name", default="command line", show_default=True, help="What it is for.")
@click.option("--days", type=click.IntRange(1, 365), default=90, show_default=True, help="For how long it holds.")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(("read", "write", "translate", "review")),
    multiple=True,
    default=("read", "write"),
    show_default=True,
    help="What it is for; may be given several times.",
)
def command(email: str, name: str, days: int, scopes: tuple[str, ...]) -> None:
    """Make a token and print it, once. Programs send it as "Authorization: Bearer TOKEN"."""
    from polisee.config.launcher.database import connected

    with connected():
        from polisee.foundation.clock import now
        from polisee.partnership.api import Person, make_token

        person = Person.objects.filter(email=email.strip().lower(), is_active=True).first()
        if person is None:
            raise click.ClickException(f"Nobody with the address {email} has an open account.")
        click.echo(make_token(actor=person, at=now(), name=name, days=days, scopes=scopes))
