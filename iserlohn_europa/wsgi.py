"""The application that a server such as granian loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iserlohn_europa.settings.production")

application = get_wsgi_application()
