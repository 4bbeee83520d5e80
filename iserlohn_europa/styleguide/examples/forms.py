from django.utils.translation import gettext as _

from iserlohn_europa.forms.choices import ContactTopic
from iserlohn_europa.forms.models import TopicRole

from .. import samples
from ..catalogue import Component, Example


def forms() -> list[Component]:
    """What one fills in to write to the office."""
    return [
        Component(
            _("Was falsch ausgefüllt ist"),
            "components/error_summary.html",
            [
                Example(
                    _("mit Wegen zu den Feldern"), {"form": samples.contact_form({"email": "x"})}
                ),
                Example(
                    _("ohne ein Feld"),
                    {"form": samples.contact_form(notice=_("Bitte noch einmal abschicken."))},
                ),
            ],
        ),
        Component(
            _("Feld"),
            "components/form_field.html",
            [
                Example(_("eine Zeile"), {"field": samples.contact_form()["sender"]}),
                Example(_("mit Hinweis"), {"field": samples.contact_form()["phone"]}),
                Example(
                    _("falsch ausgefüllt"), {"field": samples.contact_form({"email": "x"})["email"]}
                ),
                Example(_("mehrere Zeilen"), {"field": samples.contact_form()["text"]}),
                Example(_("zum Auswählen"), {"field": samples.contact_form()["topic"]}),
                Example(
                    _("nichts gewählt"), {"field": samples.contact_form({"text": "x"})["topic"]}
                ),
                Example(_("Liste"), {"field": samples.contact_form()["city"]}),
                Example(_("zum Ankreuzen"), {"field": samples.proposal_form()["cities"]}),
                Example(
                    _("nicht angekreuzt"),
                    {"field": samples.proposal_form({"text": "x"})["consent"]},
                ),
            ],
        ),
        Component(
            _("Formular"),
            "components/public_form.html",
            [
                Example(
                    _("leer"),
                    {
                        "form": samples.contact_form(),
                        "action": samples.EXTERNAL,
                        "button": _("Absenden"),
                        "days": 90,
                        "privacy": samples.link(_("Datenschutz")),
                    },
                ),
                Example(
                    _("mit eigenem Zweck"),
                    {
                        "form": samples.proposal_form(),
                        "action": samples.EXTERNAL,
                        "button": _("Vorschlag absenden"),
                        "purpose": samples.text(),
                    },
                ),
            ],
        ),
        Component(
            _("Dank nach dem Absenden"),
            "components/form_thanks.html",
            [
                Example(
                    _("mit dem Weg danach"),
                    {
                        "number": "2024-0017",
                        "next_steps": samples.text(),
                        "days": 90,
                        "needs_address": True,
                    },
                ),
                Example(_("nur das Nötigste"), {"number": "2024-0018", "days": 90}),
            ],
        ),
        Component(
            _("Wie lange Nachrichten bleiben"),
            "components/form_periods.html",
            [
                Example(
                    _("zwei Formulare"),
                    {
                        "forms": [
                            samples.form_page(_("Beispielformular"), 90),
                            samples.form_page(_("Noch ein Formular"), 180),
                        ]
                    },
                )
            ],
        ),
        Component(
            _("Themen zum Auswählen"),
            "components/contact_topics.html",
            [
                Example(_("zur Wahl"), {"links": _topics()}),
                Example(
                    _("eines gewählt"),
                    {"links": _topics(), "chosen": _topics()[1]["topic"], "address": "/kontakt/"},
                ),
            ],
        ),
    ]


def _topics() -> list[dict]:
    topics = (ContactTopic.CITY, ContactTopic.FUNDING, ContactTopic.EVENT)
    return [{"topic": TopicRole(topic=topic), "is_current": False} for topic in topics]
