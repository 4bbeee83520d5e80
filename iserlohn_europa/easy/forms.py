from django.utils.translation import gettext as _

from iserlohn_europa.core.forms import BasePageForm

from .tested import has_changed_since_tested


class EasyPageForm(BasePageForm):
    """What a group has tested is published as the group has read it, or without its name."""

    def _post_clean(self):
        super()._post_clean()
        if not self.is_deferred_validation and has_changed_since_tested(self.instance):
            self.add_error(
                "tested_on",
                _(
                    "Der Text hat sich seit der Prüfung geändert. Leeren Sie die beiden Felder, "
                    "oder tragen Sie den Tag ein, an dem die Gruppe den neuen Text gelesen hat."
                ),
            )
