"""What the editor of a translation offers among Wagtail's own actions."""

from django.middleware.csrf import get_token
from wagtail.admin.widgets.button import BaseButton


class CheckedButton(BaseButton):
    """Says that a translation is checked. It posts a form of its own, for it changes something."""

    template_name = "languages/checked_button.html"
    allow_in_dropdown = True

    def __init__(self, *args, next_url="", **kwargs):
        super().__init__(*args, **kwargs)
        self.next_url = next_url

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        return {**context, "csrf_token": get_token(context["request"])}
