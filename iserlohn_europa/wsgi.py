"""The application that a server such as granian loads."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iserlohn_europa.settings.production")
django.setup(set_prefix=False)

from .delivery.front import with_copies  # noqa: E402 - what they import asks for the settings
from .unreadable import Application  # noqa: E402

application = with_copies(Application())
