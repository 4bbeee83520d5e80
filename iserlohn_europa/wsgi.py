"""The application that a server such as granian loads."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iserlohn_europa.settings.production")
django.setup(set_prefix=False)

from .unreadable import Application  # noqa: E402 - what it imports asks for the settings

application = Application()
