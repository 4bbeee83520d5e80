"""The version after this one: it brings a migration."""

from iserlohn_europa.settings.production import *  # noqa: F403
from iserlohn_europa.settings.production import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.next_version"]
