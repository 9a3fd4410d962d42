"""Which second factors a person has: one query over allauth's table."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

from polisee.partnership.models import Person


@dataclass(frozen=True)
class SecondFactors:
    """What is set up."""

    app: bool
    keys: int
    codes_left: int

    @property
    def any(self) -> bool:
        return self.app or self.keys > 0


def second_factors(person: Person) -> SecondFactors:
    """One query."""
    app, keys, left = False, 0, 0
    for held in Authenticator.objects.filter(user=person):
        if held.type == Authenticator.Type.TOTP:
            app = True
        elif held.type == Authenticator.Type.WEBAUTHN:
            keys += 1
        else:
            left = len(held.wrap().get_unused_codes())
    return SecondFactors(app, keys, left)
