from django.apps import AppConfig
from django.http import multipartparser
from django.utils.translation import gettext_lazy as _

LONGEST_HEAD_OF_A_FILE = 16 * 1024


class LibraryConfig(AppConfig):
    name = "iserlohn_europa.library"
    verbose_name = _("Bilder und Dokumente")

    def ready(self):
        # A file with a very long name reaches its form, which gives it a short one; Django would
        # answer an error in English without a form.
        multipartparser.MAX_TOTAL_HEADER_SIZE = LONGEST_HEAD_OF_A_FILE
