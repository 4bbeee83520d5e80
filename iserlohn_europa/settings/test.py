"""The test suite: every file in a temporary folder, quick passwords, no secret needed."""

import atexit
import os
import shutil
import tempfile

_data_dir = tempfile.mkdtemp(prefix="iserlohn-europa-test-")
atexit.register(shutil.rmtree, _data_dir, ignore_errors=True)
os.environ["DATA_DIR"] = _data_dir
os.environ.pop("EMAIL_URL", None)

from .base import *  # noqa: E402, F403
from .base import DATABASES, IS_POSTGRESQL, STORAGES  # noqa: E402

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "testserver"]
BASE_URL = "http://localhost"
WAGTAILADMIN_BASE_URL = BASE_URL
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
if not IS_POSTGRESQL:
    DATABASES["default"]["OPTIONS"] = {
        # The suite writes from one process; the durable modes would only cost time.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # To work out what a statement asks for takes SQLite nine times as long as to answer it.
        "cached_statements": 2000,
    }
WHITENOISE_AUTOREFRESH = True
WAGTAIL_AUTOSAVE_INTERVAL = 0
