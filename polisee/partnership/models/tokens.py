"""Keys with which programs use the API as a person. Only their digest is kept."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from polisee.foundation.ids import new_id
from polisee.partnership.rules import TOKEN_SCOPES


class ApiToken(models.Model):
    """A token of one person; it may do what the person may, within its scopes, until it expires or is withdrawn."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    token_digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20))
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    """To the minute or so: a call that reads must not write each time."""

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="partnership_apitoken_scopes",
                condition=models.Q(scopes__contained_by=list(TOKEN_SCOPES), scopes__len__gte=1),
            )
        ]
