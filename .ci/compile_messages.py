"""Writes what Django reads of our catalogues of messages: `python .ci/compile_messages.py`.

Both kinds of file are kept, so that neither a server nor a laptop needs gettext.
"""

import polib
from ground import ROOT

LOCALES = ROOT / "iserlohn_europa" / "locale"
CATALOGUES = tuple(sorted(LOCALES.glob("*/LC_MESSAGES/*.po")))


def main() -> None:
    for catalogue in CATALOGUES:
        polib.pofile(catalogue).save_as_mofile(catalogue.with_suffix(".mo"))


if __name__ == "__main__":
    main()
