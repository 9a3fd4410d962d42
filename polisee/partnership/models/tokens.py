"""Keys with which programs use the API as a person. Only their digest is kept."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id


class ApiToken(models.Model):
    """A token of one person; it may do what the person may, until it expires or is withdrawn."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    token_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
