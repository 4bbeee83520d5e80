"""Writes what Django reads of our catalogues of messages: `python .ci/compile_messages.py`.

Both kinds of file are kept, so that neither a server nor a laptop needs gettext.
"""

import polib
from ground import ROOT

FOLDER = ROOT / "iserlohn_europa" / "locale" / "de" / "LC_MESSAGES"
CATALOGUES = (FOLDER / "django.po", FOLDER / "djangojs.po")


def main() -> None:
    for catalogue in CATALOGUES:
        polib.pofile(catalogue).save_as_mofile(catalogue.with_suffix(".mo"))


if __name__ == "__main__":
    main()
