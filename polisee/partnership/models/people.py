"""People. A person signs in with an e-mail address and is never more than a role in a scope."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from polisee.foundation.ids import new_id
from polisee.foundation.languages.hidden import strip_invisible


def plain_email(email: str) -> str:
    """An address as it is kept and compared: lower case, composed (NFC), without what cannot be seen."""
    return strip_invisible(email).strip().lower()


class PersonManager(BaseUserManager["Person"]):
    """Makes people; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=plain_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=plain_email(username or ""))


class Person(AbstractBaseUser):
    """Somebody with an account. `language` is an interface path code such as `sr-cyrl`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=200)
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)
    mail_frequency = models.CharField(
        max_length=8, default="at_once", choices=[("at_once", "at once"), ("never", "never")]
    )

    session_round = models.PositiveIntegerField(default=0)
    """Part of what a session is checked against: raising it ends every session of this person."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="partnership_person_email_once")]

    def __str__(self) -> str:
        return self.full_name or self.email

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        return salted_hmac(
            "polisee.partnership.session", f"{self.password}:{self.session_round}", secret=secret, algorithm="sha256"
        ).hexdigest()

    def get_full_name(self) -> str:
        return self.full_name
