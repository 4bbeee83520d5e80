from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from iserlohn_europa.core.blocks import StoryBlock, optional_text
from iserlohn_europa.core.models import ContactRole


class NetworkPartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(default="", label=_("Wer"), max_length=255)
    description = optional_text(_("Wozu"))


class NetworkBlock(blocks.StructBlock):
    partners = blocks.ListBlock(NetworkPartnerBlock(), label=_("Netzwerk"), min_num=1)

    class Meta:
        icon = "site"
        label = _("Netzwerk")
        description = _("Mit wem das Europabüro in Verbindung steht.")
        template = "blocks/network.html"
        preview_value = {
            "partners": [
                {
                    "name": _("Europabeauftragte anderer Kommunen"),
                    "description": _("Erfahrungen teilen"),
                }
            ]
        }


class TeamBlock(blocks.StructBlock):
    roles = blocks.ListBlock(
        SnippetChooserBlock(ContactRole), label=_("Ansprechstellen"), min_num=1
    )

    def get_preview_value(self):
        return self.normalize({"roles": list(ContactRole.objects.all()[:2])})

    def get_context(self, value, parent_context=None):
        """Asks at once in which language the roles are and who holds them."""
        roles = [role for role in value["roles"] if role]
        prefetch_related_objects(roles, "locale", "holders")
        return super().get_context(value, parent_context)

    class Meta:
        icon = "group"
        label = _("Team")
        description = _("Ansprechstellen mit ihrer aktuellen Besetzung.")
        template = "blocks/team.html"


class OfficeStoryBlock(StoryBlock):
    """A story that may also show the network and the team; only the office tells those."""

    network = NetworkBlock()
    team = TeamBlock()
