"""What staff see first: what this site still needs from them."""

from django.conf import settings
from django.urls import reverse
from wagtail.admin.ui.components import Component

from .models import OpenQuestion


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
