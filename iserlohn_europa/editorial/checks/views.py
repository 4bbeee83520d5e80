from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from ..publishing_rules import PublishingRules
from .choices import Check


@dataclass(frozen=True)
class Rule:
    """A check, and whether what it finds stops a publication."""

    title: str
    is_stopping: bool


class ChecksView(WagtailAdminTemplateMixin, TemplateView):
    """What is looked at before a page is published, for everybody who writes."""

    template_name = "editorial/checks.html"
    page_title = gettext_lazy("Was das Veröffentlichen aufhält")
    header_icon = "check"
    breadcrumbs_items = ()

    def get_context_data(self, **kwargs):
        stops = PublishingRules.now().stops
        rules = [
            Rule(_("Seiten in anderen Sprachen, in denen noch deutscher Text steht"), True),
            *[Rule(check.label, check.value in stops) for check in Check],
        ]
        policy = PublishingRules.get_permission_policy()
        return super().get_context_data(
            stopping=[rule for rule in rules if rule.is_stopping],
            remarked=[rule for rule in rules if not rule.is_stopping],
            may_change=policy.user_has_permission(self.request.user, "change"),
            **kwargs,
        )
