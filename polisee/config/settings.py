"""Django's settings: what follows from `env.py`, and what never changes."""

import os
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

from polisee.config.env import ROOT, environment
from polisee.foundation.embedded import EmbeddedDatabase
from polisee.foundation.languages.tags import LANGUAGES as INTERFACE_LANGUAGES

# One thread a process for the sentence model: two spin on a busy machine.
os.environ.setdefault("OMP_NUM_THREADS", "1")

ENV = environment()
BASE_URL = ENV.base_url.rstrip("/")
DEMO = ENV.demo
LINK_CHECKS = ENV.link_checks
DEBUG = False
SECRET_KEY = ENV.secret("secret_key")
_own = urlsplit(BASE_URL)
ALLOWED_HOSTS = [str(_own.hostname), "127.0.0.1", "localhost", *filter(None, ENV.hosts.split(","))]
CSRF_TRUSTED_ORIGINS = [f"{_own.scheme}://{_own.netloc}"]

# Each feature can be switched off; what is left goes on working (tests/architecture/test_features.py).
FEATURES = [f"polisee.{name}" for name in ("knowledge", "outreach", "opendata") if name not in ENV.without.split(",")]
INSTALLED_APPS = [
    "django_linear_migrations",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "polisee.foundation",
    "polisee.partnership",
    "polisee.ui",
    "polisee.notify",
    "polisee.following",
    "polisee.trust",
    "polisee.records",
    "polisee.search",
    *FEATURES,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    "rules.apps.AutodiscoverRulesConfig",
    "django_cotton",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "polisee.ui.security_headers.SecurityHeadersMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "polisee.config.reader_cache.ReaderCacheMiddleware",
    "polisee.config.problems.ProblemsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "polisee.config.urls"
ASGI_APPLICATION = "polisee.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "polisee.ui.context.page",
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "polisee.ui.templatetags.ui",
                "polisee.following.templatetags.following",
            ],
        },
    }
]
FORM_RENDERER = "polisee.ui.forms.PoliseeRenderer"
# A component sees its parameters and what the context processors give, nothing of the page around it.
COTTON_ISOLATE_BY_DEFAULT = True

# -- database and jobs ---------------------------------------------------------------------------------------------
EMBEDDED = EmbeddedDatabase(ENV.var / "postgres")
_url = urlsplit(ENV.database_url or os.environ.get("POLISEE_EMBEDDED_URL", "postgresql://polisee@127.0.0.1/polisee"))
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _url.path.lstrip("/"),
        "USER": unquote(_url.username or ""),
        "PASSWORD": unquote(_url.password or ""),
        "HOST": _url.hostname or "",
        "PORT": str(_url.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 10, "timeout": 20}}
        | {key: values[0] for key, values in parse_qs(_url.query).items()},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# -- languages -----------------------------------------------------------------------------------------------------
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [(language.path, language.native) for language in INTERFACE_LANGUAGES]
LOCALE_PATHS = [ROOT / "polisee" / "locale"]
FORMAT_MODULE_PATH: list[str] = []

# -- people --------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "partnership.Person"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "knowledge:work"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "polisee.partnership.web.adapter.ClosedDoorAdapter"
SOCIALACCOUNT_ADAPTER = "polisee.partnership.web.adapter.ClosedSocialAdapter"
MFA_ADAPTER = "polisee.partnership.web.adapter.SecondFactorAdapter"
_FORMS = "polisee.partnership.web.account_forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignInForm",
    "reset_password": f"{_FORMS}.ForgottenPasswordForm",
    "reset_password_from_key": f"{_FORMS}.NewPasswordForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "reauthenticate": f"{_FORMS}.ConfirmPasswordForm",
}
MFA_FORMS = {
    "authenticate": f"{_FORMS}.SecondFactorForm",
    "reauthenticate": f"{_FORMS}.ConfirmCodeForm",
    "activate_totp": f"{_FORMS}.SwitchOnAppForm",
    "add_webauthn": f"{_FORMS}.AddKeyForm",
    "edit_webauthn": f"{_FORMS}.RenameKeyForm",
}
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _own.scheme == "http"
MFA_TOTP_ISSUER = "PoliSEE"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
OIDC = bool(ENV.oidc_server)
# The operator's provider vouches for the address; who has an account here by that address is signed in.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": ENV.oidc_name or "OpenID Connect",
                "client_id": ENV.oidc_client_id,
                "secret": ENV.oidc_client_secret,
                "settings": {"server_url": ENV.oidc_server},
            }
        ]
        if OIDC
        else []
    }
}

# -- cookies and transport -----------------------------------------------------------------------------------------
_secure = _own.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "polisee.ui.web.errors.csrf_failure"
SECURE_SSL_REDIRECT = _secure
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = ["security.W002"]  # frame-ancestors of our Content-Security-Policy says it

# -- files ---------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ENV.var / "static"
STATICFILES_DIRS = [ROOT / "build" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": ENV.media or ENV.var / "media"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = [
    "polisee.foundation.attachments.receiving.LimitedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_LIMITS = {"most_bytes": ENV.upload_mb * 1024**2, "most_pixels": ENV.upload_megapixels * 1_000_000}
# A form's words and pictures come with its file; what is larger is not read to its end.
LARGEST_REQUEST = UPLOAD_LIMITS["most_bytes"] + 32 * 1024**2
CLAMD = ENV.clamd
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "polisee_cache"}}

# -- mail ----------------------------------------------------------------------------------------------------------
_mail = urlsplit(ENV.email_url)
_mail_options = parse_qs(_mail.query)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.mail_from
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if ENV.email_url
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = ENV.var / "mail"
EMAIL_HOST = _mail.hostname or ""
EMAIL_PORT = _mail.port or 587
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_TLS = _mail_options.get("tls") == ["1"]
EMAIL_USE_SSL = _mail_options.get("ssl") == ["1"]
EMAIL_TIMEOUT = 20
MAIL_SENDER_NAME = parseaddr(ENV.mail_from)[0] or "PoliSEE"

# -- logs: no personal data ----------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
}
SEAL_KEY = ENV.seal_key
VAR = ENV.var
TEST_RUNNER = "django.test.runner.DiscoverRunner"
