"""The real thing, without what takes long to make: hashed static files and slow passwords."""

from iserlohn_europa.settings.production import *  # noqa: F403
from iserlohn_europa.settings.production import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
