"""What the public sees, and `make run`. What depends on TLS follows from BASE_URL."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import DATA_DIR, LOGGING, STORAGES, env, required

DEBUG = False

BASE_URL = required("BASE_URL").rstrip("/")
WAGTAILADMIN_BASE_URL = BASE_URL
_address = urlsplit(BASE_URL)
LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
_is_loopback = _address.hostname in {"localhost", "127.0.0.1", "::1"}


def _is_a_place(address) -> bool:
    """Whether an address is a host and perhaps a port, without anybody's name."""
    try:
        return address.port != 0 and "@" not in address.netloc
    except ValueError:
        return False


if (
    _address.scheme not in {"http", "https"}
    or not _address.hostname
    or f"{_address.scheme}://{_address.netloc}" != BASE_URL
    or not _is_a_place(_address)
):
    raise ImproperlyConfigured(
        "BASE_URL muss eine vollständige Adresse ohne Pfad sein, etwa https://europa.example.org."
    )
IS_SECURE = _address.scheme == "https"
if not IS_SECURE and not _is_loopback:
    raise ImproperlyConfigured(
        "BASE_URL muss mit https beginnen. Ohne Verschlüsselung ist nur dieser Rechner selbst "
        "erlaubt (localhost, 127.0.0.1 oder [::1])."
    )

# `make run` writes a key of its own on the first run; the environment goes first.
_secret_key_file = DATA_DIR / "secret_key"
_own_key = _secret_key_file.read_text().strip() if _secret_key_file.is_file() else ""
SECRET_KEY = env("SECRET_KEY", default="") or _own_key or required("SECRET_KEY")

ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS", default=[])] or (
    LOOPBACK_HOSTS if _is_loopback else [_address.hostname]
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

KEEPS_COPIES = True
LOGGING["handlers"]["stderr"]["formatter"] = "json"

# Several machines share their pictures and documents in a bucket.
if _bucket := env("MEDIA_S3_BUCKET", default=""):
    MEDIA_S3 = {
        "bucket_name": _bucket,
        "endpoint_url": env("MEDIA_S3_ENDPOINT", default="") or None,
        "region_name": env("MEDIA_S3_REGION", default="") or None,
        "access_key": required("MEDIA_S3_KEY"),
        "secret_key": required("MEDIA_S3_SECRET"),
    }
    STORAGES["default"] = {
        "BACKEND": "iserlohn_europa.library.bucket.PrivateBucket",
        "OPTIONS": {"location": "originals"},
    }
    STORAGES["renditions"] = {
        "BACKEND": "iserlohn_europa.library.bucket.RenditionsBucket",
        "OPTIONS": {"location": "renditions"},
    }

SESSION_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_SECURE = IS_SECURE
SECURE_SSL_REDIRECT = IS_SECURE
# Asked from this machine, past the web server that ends TLS.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECOND_FACTOR_REQUIRED = IS_SECURE
if IS_SECURE:
    # The application listens on this machine only; the web server in front of it sets the header.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # frames of the same origin are needed: the admin previews pages in one
    # The browsers' preload list takes whole domains: for the city to decide, not for one site.
    "security.W021",
]
