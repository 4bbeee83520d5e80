"""Brings the catalogues of the first content up to date: `python .ci/collect_translations.py`.

Seeds a scratch database in German and writes what is to be translated into
`iserlohn_europa/seed/content/<language>/`: translations that still belong to something stay, what
is new comes empty, what nobody says any more goes.
"""

import os
import sys

import django
import polib
from ground import ROOT


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iserlohn_europa.settings.test")
    os.environ.pop("DATABASE_URL", None)
    django.setup()
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    collect()


def collect() -> None:
    """Writes a catalogue for each language and section."""
    from iserlohn_europa.seed import translations
    from iserlohn_europa.seed.loader import seed_content
    from iserlohn_europa.seed.store import Store

    seed_content()
    store = Store()
    for language, sections in translations.plan().items():
        folder = translations.CONTENT_DIR / language
        folder.mkdir(exist_ok=True)
        for section, keys in sections.items():
            path = folder / f"{section}.po"
            known = read(path)
            catalogue = polib.POFile(wrapwidth=100)
            catalogue.metadata = {
                "Language": language,
                "MIME-Version": "1.0",
                "Content-Type": "text/plain; charset=utf-8",
                "Content-Transfer-Encoding": "8bit",
            }
            for key in keys:
                for words, field in translations.words_of(store.find(key)).items():
                    catalogue.append(
                        polib.POEntry(
                            msgctxt=key,
                            msgid=words,
                            msgstr=known.get((key, words), ""),
                            comment=field,
                        )
                    )
            catalogue.save(path)
            missing = len(catalogue.untranslated_entries())
            print(f"{path.relative_to(ROOT)}: {len(catalogue)}, {missing} missing")


def read(path) -> dict[tuple[str, str], str]:
    """What has been translated so far."""
    if not path.exists():
        return {}
    return {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(path)}


if __name__ == "__main__":
    main()
