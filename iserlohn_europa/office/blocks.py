from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from iserlohn_europa.core.blocks import StoryBlock, optional_text
from iserlohn_europa.core.models import ContactRole, localized_roles


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


class TeamValue(blocks.StructValue):
    """The contact roles of a team, of which some may have been deleted since."""

    @cached_property
    def contacts(self) -> list[ContactRole]:
        """The roles in the language that is active, each in German where it is not translated."""
        chosen = [role for role in self.get("roles") or [] if role]
        here = localized_roles([role.pk for role in chosen])
        roles = [here.get(role.pk, role) for role in chosen]
        # A role that is shown before it is saved has its holders with it.
        prefetch_related_objects([role.source for role in roles if role.source.pk], "holders")
        return roles


class TeamBlock(blocks.StructBlock):
    roles = blocks.ListBlock(
        SnippetChooserBlock(ContactRole), label=_("Ansprechstellen"), min_num=1
    )

    def get_preview_value(self):
        return self.normalize({"roles": list(ContactRole.objects.all()[:2])})

    class Meta:
        icon = "group"
        label = _("Team")
        description = _("Ansprechstellen mit ihrer aktuellen Besetzung.")
        template = "blocks/team.html"
        value_class = TeamValue


class OfficeStoryBlock(StoryBlock):
    """A story that may also show the network and the team; only the office tells those."""

    network = NetworkBlock()
    team = TeamBlock()
