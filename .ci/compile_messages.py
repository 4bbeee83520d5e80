"""Writes what Django reads of our catalogue of messages: `python .ci/compile_messages.py`.

Both files are kept, so that neither a server nor a laptop needs gettext.
"""

import polib
from ground import ROOT

CATALOGUE = ROOT / "iserlohn_europa" / "locale" / "de" / "LC_MESSAGES" / "django.po"


def main() -> None:
    polib.pofile(CATALOGUE).save_as_mofile(CATALOGUE.with_suffix(".mo"))


if __name__ == "__main__":
    main()
