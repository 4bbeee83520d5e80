"""The lists of messages in the admin."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.template.defaultfilters import linebreaks_filter
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from iserlohn_europa.core.exports import ColumnExportMixin
from iserlohn_europa.core.menu import OFFICE_MENU
from iserlohn_europa.core.today import today

from .answer_views import AnswerView, InterimView, NoteAnsweredView, answer_buttons
from .clock import Stage
from .models import ContactMessage, FeedbackMessage
from .permissions import LettersPolicy
from .places import path_of

OPEN, ANSWERED = "offen", "beantwortet"


class MessageIndexView(ColumnExportMixin, IndexView):
    """A list of messages, the newest first; its file holds the texts as well."""

    default_ordering = "-received_at"
    only_in_files = (
        Column("name", label=_("Name")),
        Column("email", label=_("E-Mail")),
        Column("text", label=_("Nachricht")),
    )
    own_only_in_files: tuple[Column, ...] = ()

    @property
    def exported_columns(self):
        """The columns of the list, and what only the file has room for."""
        return [*super().exported_columns, *self.own_only_in_files, *self.only_in_files]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("role")


class Markup(Component):
    """A value with paragraphs or a link; Wagtail writes out others as plain text."""

    def __init__(self, html: SafeString):
        self.html = html

    def render_html(self, parent_context=None):
        return self.html


class MessageInspectView(InspectView):
    """One message, and the ways to answer it."""

    template_name = "forms/admin/message.html"
    page_title = _("Nachricht")

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            value = timezone.localtime(value)  # Wagtail's template would write it in UTC
        return _("–") if value in (None, "") else value

    def get_text_display_value(self):
        """The text with its line breaks."""
        return Markup(linebreaks_filter(self.object.text))

    def get_language_display_value(self):
        """The language in which somebody has written, and reads the answer."""
        return dict(settings.LANGUAGES).get(self.object.language, self.object.language)

    def get_about_display_value(self):
        """The page a report is about: its title, and the way there if it is an address."""
        about = self.object.about
        if not path_of(about):
            return about or _("–")
        title = self.object.page_title
        link = format_html('<a href="{0}">{0}</a>', about)
        return Markup(format_html("{} ({})", title, link) if title else link)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            item=self.object,
            mails=self.object.mails.all(),
            answer_buttons=answer_buttons(self.request.user, self.object, today()),
            **kwargs,
        )


class MessageViewSet(ModelViewSet):
    """What both lists have in common."""

    index_view_class = MessageIndexView
    inspect_view_class = MessageInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    menu_hook = OFFICE_MENU
    form_fields = ["text"]
    search_fields = ["name", "email", "text"]
    ordering = "-received_at"

    @property
    def permission_policy(self):
        return LettersPolicy(self.model)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path(
                "beantwortet/<int:pk>/",
                NoteAnsweredView.as_view(model=self.model),
                name="note_answered",
            ),
        ]


class ContactMessageFilterSet(WagtailFilterSet):
    """Narrows the list to a topic, or to what is open."""

    state = ChoiceFilter(
        label=_("Stand"),
        choices=[(OPEN, _("offen")), (ANSWERED, _("beantwortet"))],
        method="in_state",
        widget=forms.RadioSelect,
        empty_label=_("Alle"),
    )

    class Meta:
        model = ContactMessage
        fields = ["topic"]

    def in_state(self, messages, name, value):
        return messages.filter(answered_at__isnull=value == OPEN)


class ContactMessageIndexView(MessageIndexView):
    """The messages of the contact form."""

    own_only_in_files = (Column("phone", label=_("Telefon")),)

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("city")


class ContactMessageViewSet(MessageViewSet):
    """Questions and ideas from the contact form."""

    model = ContactMessage
    index_view_class = ContactMessageIndexView
    name = "nachrichten"
    menu_label = _("Nachrichten")
    menu_order = 5
    icon = "mail"
    list_display = [
        "number",
        Column("received_at", label=_("Eingang"), sort_key="received_at"),
        Column("topic", label=_("Thema"), accessor="get_topic_display", sort_key="topic"),
        Column("city", label=_("Stadt"), accessor="city.title"),
        Column("role", label=_("Ansprechstelle"), accessor="role.title"),
        BooleanColumn("is_answered", label=_("beantwortet"), sort_key="answered_at"),
    ]
    filterset_class = ContactMessageFilterSet
    inspect_view_fields = [
        "number",
        "received_at",
        "topic",
        "city",
        "name",
        "email",
        "phone",
        "language",
        "text",
        "role",
        "answered_at",
        "answered_by",
    ]


class FeedbackMessageFilterSet(WagtailFilterSet):
    """Narrows the list to what is urgent."""

    stage = ChoiceFilter(
        label=_("Stand"),
        choices=Stage.choices,
        method="in_stage",
        widget=forms.RadioSelect,
        empty_label=_("Alle"),
    )

    class Meta:
        model = FeedbackMessage
        fields = []

    def in_stage(self, messages, name, value):
        return messages.in_stage(value, today())


class FeedbackMessageViewSet(MessageViewSet):
    """Barriers that were reported, with the clock of the law."""

    model = FeedbackMessage
    name = "rueckmeldungen"
    menu_label = _("Rückmeldungen")
    menu_order = 6
    icon = "warning"
    list_display = [
        "number",
        Column("received_at", label=_("Eingang"), sort_key="received_at"),
        Column("about", label=_("Seite")),
        Column("stage", label=_("Stand"), accessor=lambda message: message.stage(today()).label),
        Column("due_on", label=_("zu erledigen bis"), accessor=lambda message: message.open_due_on),
    ]
    filterset_class = FeedbackMessageFilterSet
    inspect_view_fields = [
        "number",
        "received_at",
        "about",
        "name",
        "email",
        "language",
        "text",
        "interim_at",
        "answered_at",
        "answered_by",
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("zwischennachricht/<int:pk>/", InterimView.as_view(), name="interim"),
            path("antwort/<int:pk>/", AnswerView.as_view(), name="answer"),
        ]
