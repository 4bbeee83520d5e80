"""What the public sees, and `make run`. What depends on TLS follows from BASE_URL."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import DATA_DIR, env, required

DEBUG = False

BASE_URL = required("BASE_URL").rstrip("/")
WAGTAILADMIN_BASE_URL = BASE_URL
_address = urlsplit(BASE_URL)
LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
_is_loopback = _address.hostname in {"localhost", "127.0.0.1", "::1"}

if _address.scheme not in {"http", "https"} or not _address.hostname:
    raise ImproperlyConfigured(
        "BASE_URL muss eine vollständige Adresse sein, etwa https://europa.example.org."
    )
IS_SECURE = _address.scheme == "https"
if not IS_SECURE and not _is_loopback:
    raise ImproperlyConfigured(
        "BASE_URL muss mit https beginnen. Ohne Verschlüsselung ist nur dieser Rechner selbst "
        "erlaubt (localhost, 127.0.0.1 oder [::1])."
    )

_secret_key_file = DATA_DIR / "secret_key"
if not env("SECRET_KEY", default="") and _secret_key_file.is_file():
    SECRET_KEY = _secret_key_file.read_text().strip()
else:
    SECRET_KEY = required("SECRET_KEY")

ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=LOOPBACK_HOSTS if _is_loopback else [_address.hostname]
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

SESSION_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads the token from its page, some widgets do not
SECURE_SSL_REDIRECT = IS_SECURE
if IS_SECURE:
    # The application listens on this machine only; the web server in front of it sets the header.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# The browsers' preload list takes whole domains, which is for the city to decide, not for one site.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
