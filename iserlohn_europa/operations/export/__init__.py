"""The public site as plain files, for days on which only a web server is left.

Every address is asked of the application itself. What needs the application on the other side,
forms and search, gives way to a notice.
"""

from .export import Exported, ExportError, export, processors

__all__ = ["ExportError", "Exported", "export", "processors"]
