from functools import partial

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from iserlohn_europa.core.models import ContactRole
from partnerships.asked_city import CITY
from partnerships.models import PartnerCityPage

from ..choices import ContactTopic
from ..contact_form import ContactForm
from .city_choice import CityChoiceMixin
from .form_page import FormPage
from .message import Message

TOPIC = "thema"


class ContactMessage(Message):
    """A question or an idea for the office."""

    topic = models.CharField(_("Thema"), max_length=32, choices=ContactTopic.choices, blank=True)
    city = models.ForeignKey(
        PartnerCityPage,
        verbose_name=_("Stadt"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    phone = models.CharField(_("Telefon"), max_length=50, blank=True)

    admin_url_name = "nachrichten"

    class Meta:
        verbose_name = _("Nachricht aus dem Kontaktformular")
        verbose_name_plural = _("Nachrichten aus dem Kontaktformular")
        default_permissions = ("view", "change", "delete")

    def topic_named(self) -> str:
        return str(self.get_topic_display())

    def facts(self) -> list[tuple[str, str]]:
        about = [
            (_("Thema"), str(self.get_topic_display())),
            (_("Stadt"), self.city.title if self.city else ""),
        ]
        own = [(str(label), value) for label, value in about if value]
        phone = [(str(_("Telefon")), self.phone)] if self.phone else []
        return [*own, *super().facts(), *phone]


class ContactPage(CityChoiceMixin, FormPage):
    """Whom to ask about what: telephone and address first, then a form."""

    form_class = ContactForm

    content_panels = [
        *FormPage.content_panels,
        InlinePanel(
            "topics",
            heading=_("Themen"),
            label=_("Thema"),
            help_text=_(
                "Wer schreibt, wählt ein Thema, und die Nachricht geht an die Ansprechstelle, die "
                "hier dazu gewählt ist. Ohne eine solche geht sie an die Ansprechstelle der Seite."
            ),
        ),
    ]

    class Meta:
        verbose_name = _("Kontaktseite")
        verbose_name_plural = _("Kontaktseiten")

    @cached_property
    def topic_rows(self) -> list["TopicRole"]:
        """The topics in the order of the page in the source language, each of them once."""
        rows = {row.topic: row for row in self.source.topics.all()}
        prefetch_related_objects(list(rows.values()), "role__locale")
        return list(rows.values())

    def form_choices(self) -> dict:
        return {
            "topics": [(row.topic, row.get_topic_display()) for row in self.topic_rows],
            "cities": self.city_choices(),
        }

    def first_values(self, request) -> dict:
        return {"topic": request.GET.get(TOPIC, ""), "city": request.GET.get(CITY, "")}

    def readers(self) -> list[ContactRole]:
        roles = [*super().readers(), *(row.role for row in self.topic_rows if row.role)]
        return list(dict.fromkeys(roles))

    def role_for(self, topic: str, city: PartnerCityPage | None) -> ContactRole | None:
        """Who answers: for a city whoever is named on its page, else whoever has the topic."""
        if topic == ContactTopic.CITY and city and city.contact:
            return city.contact
        roles = {row.topic: row.role for row in self.topic_rows}
        return roles.get(topic) or self.source.contact

    def city_named(self, slug: str) -> PartnerCityPage | None:
        """The city that is chosen by its slug, None for every other."""
        return next((city for city in self.cities if city.slug == slug), None)

    def message_from(self, form: ContactForm) -> ContactMessage:
        data = form.cleaned_data
        topic, city = data.get("topic", ""), self.city_named(data.get("city", ""))
        return ContactMessage(
            topic=topic,
            city=city,
            role=self.role_for(topic, city),
            name=data["sender"],
            email=data["email"],
            phone=data["phone"],
            text=data["text"],
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        value = partial(_value_of, context["form"])
        topic, city = value("topic"), self.city_named(value("city"))
        role = self.role_for(topic, city)
        context["asked_role"] = role.in_language_of(self) if role else None
        context["topic_links"] = [
            {"topic": row, "is_current": row.topic == topic} for row in self.topic_rows
        ]
        context["asked_topic"] = next((row for row in self.topic_rows if row.topic == topic), None)
        context["asked_city"] = city
        return context


def _value_of(form, name: str) -> str:
    """What is chosen in a form, whether somebody has just opened or sent it."""
    return str(form[name].value() or "") if name in form.fields else ""


class TopicRole(Orderable):
    """Which contact role answers to a topic."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(_("Thema"), max_length=32, choices=ContactTopic.choices)
    role = models.ForeignKey(
        ContactRole,
        verbose_name=_("Ansprechstelle"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Wer liest und beantwortet Nachrichten zu diesem Thema?"),
    )

    panels = [FieldPanel("topic"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("Thema")

    def __str__(self):
        return self.get_topic_display()
