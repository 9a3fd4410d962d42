"""Every setting that the environment may give, in one place; README lists the same."""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]


class Environment(BaseSettings):
    """Read from `POLISEE_*`."""

    model_config = SettingsConfigDict(env_prefix="POLISEE_", extra="ignore")

    database_url: str = Field("", description="PostgreSQL to use; absent: the embedded one")
    secret_key: str = Field("", description="signs sessions and links; absent: made on first start into var/")
    seal_key: str = Field("", description="Ed25519 private key, PEM or a file's path; absent: made into var/")
    base_url: str = Field("http://127.0.0.1:8000", description="the public address, without a slash at the end")
    email_url: str = Field("", description="smtp://user:password@host:587/?tls=1; absent: mails land in var/mail/")
    mail_from: str = Field("PoliSEE <no-reply@polisee.example>", description="sender of our mails")
    demo: bool = Field(default=False, description="demo accounts and /dev/mail; `make run` sets it")
    clamd: str = Field("", description="virus scanner: host:port of clamd, or its socket's path; absent: none is asked")
    upload_mb: int = Field(25, ge=1, description="largest file that may be attached, in MB")
    upload_megapixels: int = Field(40, ge=1, description="largest attached picture, in million pixels")
    media: str = Field("", description="folder for uploaded files; absent: var/media")
    var: Path = Field(ROOT / "var", description="folder for everything that is made at run time")
    hosts: str = Field("", description="further host names to answer to, separated by commas")
    without: str = Field("", description="features to switch off, separated by commas")
    workers: int = Field(1, description="web server processes")
    link_checks: bool = Field(
        default=False, description="1: each night ask the sources of public records whether they still answer"
    )
    oidc_name: str = Field("", description="OpenID Connect: name on the button; absent: no such sign-in")
    oidc_server: str = Field("", description="OpenID Connect: address of the provider")
    oidc_client_id: str = ""
    oidc_client_secret: str = ""

    def secret(self, name: str) -> str:
        """A secret from the environment, else one made once and kept in `var/`, mode 0600."""
        given = str(getattr(self, name))
        if given:
            return given
        file = self.var / name.replace("_", "-")
        if not file.exists():
            self.var.mkdir(parents=True, exist_ok=True)
            handle = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as out:
                out.write(secrets.token_urlsafe(48))
        return file.read_text().strip()


@lru_cache
def environment() -> Environment:
    """The environment, read once."""
    return Environment()
