"""One archive of the whole site: a ZIP file that any program can open.

    database/<table>.jsonl   a row of the table on each line, its columns as the manifest names them
    media/<name>             an original or a document, as the row that names it was read
    manifest.json            format, versions, migrations, tables, and the SHA-256 of every member

Left out is what is made anew (renditions, Wagtail's own index) and what belongs to the moment
(sessions, half-typed forms). The secret key and the environment are not in it.
"""

from .problems import BackupError
from .restoring import restore
from .taking import Taken, back_up

__all__ = ["BackupError", "Taken", "back_up", "restore"]
