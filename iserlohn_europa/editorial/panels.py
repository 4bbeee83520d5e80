"""What staff see first: what this site still needs from them."""

from django.conf import settings
from django.middleware.csrf import get_token
from django.urls import reverse
from wagtail.admin.ui.components import Component

from events.access import calendar_to_add_to
from iserlohn_europa.core.today import today
from partnerships.committees import cities_of

from .anniversaries import near_anniversaries
from .care import CHECKS, open_checks
from .models import OpenQuestion

ANNIVERSARIES_SHOWN = 12


class MailPanel(Component):
    """Says that the site sends no mail, so that nobody waits for one."""

    name = "mail"
    order = 50
    template_name = "editorial/panels/mail.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"knows_the_server": user.has_perm("wagtailcore.change_site")}

    def render_html(self, parent_context=None):
        return "" if settings.SENDS_EMAIL else super().render_html(parent_context)


class OpenQuestionsPanel(Component):
    """How much is still to be settled, with the way to the list."""

    name = "open_questions"
    order = 60
    template_name = "editorial/panels/open_questions.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {
            "count": OpenQuestion.objects.filter(is_settled=False).count()
            if user.has_perm("editorial.view_openquestion")
            else 0,
            "url": f"{reverse('offene-fragen:index')}?is_settled=false",
        }


class CarePanel(Component):
    """How much needs care, with the way to each list."""

    name = "care"
    order = 65
    template_name = "editorial/panels/care.html"

    def get_context_data(self, parent_context):
        return {"found": open_checks(CHECKS, parent_context["request"].user, today())}


class AnniversariesPanel(Component):
    """The anniversaries for which it is time to plan and to apply for funding."""

    name = "anniversaries"
    order = 70
    template_name = "editorial/panels/anniversaries.html"

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        near = near_anniversaries(today())
        return {
            "coming": near[:ANNIVERSARIES_SHOWN],
            "more": max(0, len(near) - ANNIVERSARIES_SHOWN),
            "may_add": calendar_to_add_to(request.user) is not None,
            "url": reverse("staff-anniversaries"),
            "csrf_token": get_token(request),
        }

    def render_html(self, parent_context=None):
        # It stands for a report, and reports are for staff.
        is_staff = not cities_of(parent_context["request"].user)
        return super().render_html(parent_context) if is_staff else ""
