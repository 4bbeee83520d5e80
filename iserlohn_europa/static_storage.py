"""Static files for production: hashed, compressed, and each style sheet with its imports inside."""

import posixpath
import re

from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(
    r"""@import\s+(?:url\(\s*)?["']?([^"'()\s;]+)["']?\s*\)?\s*(?:layer\(([\w.-]+)\))?\s*;"""
)
RELATIVE_ADDRESS = re.compile(r"""url\(\s*(["']?)(?![a-zA-Z][\w+.-]*:|[/#])([^"'()]+?)\1\s*\)""")


class InlinedManifestStorage(CompressedManifestStaticFilesStorage):
    """Replaces the `@import`s of our own style sheets by the files they name, before hashing.

    Written as one file per component, delivered as one: a reader waits for a single request.
    """

    inlined = ("css/site.css",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name, force=False):
        """As Django finds it, once for each file: nothing changes while the site is served."""
        if name not in self._addresses:
            self._addresses[name] = super().url(name, force)
        return self._addresses[name]

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            for name in self.inlined:
                if name in paths:
                    text = self._with_imports(name, paths, posixpath.dirname(name))
                    self.delete(name)
                    self._save(name, ContentFile(text.encode()))
                    paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def _with_imports(self, name, paths, folder):
        """The text of a style sheet for use in that folder, every import replaced by its file.

        It reads the files as they were written, not as they were collected: what was collected
        before has its imports inside already, and would hide a change in one of them.
        """
        if name not in paths:
            raise ImproperlyConfigured(f"A style sheet imports {name}, which does not exist.")
        storage, path = paths[name]
        with storage.open(path) as file:
            text = COMMENT.sub("", file.read().decode())
        own_folder = posixpath.dirname(name)
        pieces, end = [], 0
        for match in IMPORT.finditer(text):
            child = posixpath.normpath(posixpath.join(own_folder, match[1]))
            body = self._with_imports(child, paths, folder)
            pieces.append(_with_addresses_from(folder, own_folder, text[end : match.start()]))
            pieces.append(f"@layer {match[2]} {{\n{body}\n}}" if match[2] else body)
            end = match.end()
        pieces.append(_with_addresses_from(folder, own_folder, text[end:]))
        result = "".join(pieces)
        if "@import" in result:
            raise ImproperlyConfigured(f"{name} has an import in a form that is not understood.")
        return result


def _with_addresses_from(folder, own_folder, text):
    """The text with its relative addresses written for a style sheet in another folder."""

    def moved(match):
        target = posixpath.normpath(posixpath.join(own_folder, match[2]))
        return f'url("{posixpath.relpath(target, folder)}")'

    return text if folder == own_folder else RELATIVE_ADDRESS.sub(moved, text)
