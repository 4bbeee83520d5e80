"""Settings of the peer: those of `wagtail start`, and what it needs to answer here."""

from .base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "only-for-the-benchmark"
ALLOWED_HOSTS = ["localhost"]
MIDDLEWARE = ["peer.counting.CountingMiddleware", *MIDDLEWARE]  # noqa: F405
