"""`make dev`: Django's reloading server with DEBUG."""

from .base import *  # noqa: F403
from .base import env

DEBUG = True
SECRET_KEY = "only-for-development"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
BASE_URL = env("BASE_URL", default="http://localhost:8000")
WAGTAILADMIN_BASE_URL = BASE_URL
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
