"""Static files for production: hashed, compressed, and each style sheet with its imports inside."""

import re
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r"""@import\s+(?:url\()?["']([^"']+)["']\)?\s*(?:layer\(([\w.-]+)\))?\s*;""")


class InlinedManifestStorage(CompressedManifestStaticFilesStorage):
    """Replaces the `@import`s of our own style sheets by the files they name, before hashing.

    Written as one file per component, delivered as one: a reader waits for a single request.
    """

    inlined = ("css/site.css",)

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            for name in self.inlined:
                if name in paths:
                    text = self._with_imports(name)
                    self.delete(name)
                    self._save(name, ContentFile(text.encode()))
                    paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def _with_imports(self, name: str) -> str:
        text = self.open(name).read().decode()
        folder = PurePosixPath(name).parent

        def replaced(match: re.Match) -> str:
            body = self._with_imports(str(folder / match[1]))
            return f"@layer {match[2]} {{\n{body}\n}}" if match[2] else body

        return IMPORT.sub(replaced, text)
