"""How tests fill in a public form: as a browser does, or as a machine would."""

import datetime
from urllib.parse import urlencode

from django.test import Client
from django.utils import timezone

from iserlohn_europa.forms.tokens import Token

HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
A_MINUTE = datetime.timedelta(minutes=1)
CONTACT = {
    "text": "Wann fährt der Bus nach Almelo?",
    "sender": "Jo Beispiel",
    "email": "jo@example.org",
}
FEEDBACK = {"text": "Das Menü lässt sich nicht mit der Tastatur öffnen."}


def token_for(page, opened=A_MINUTE) -> str:
    """The sign of a form that was opened so long ago."""
    return Token.new(timezone.now() - opened).written(page.form_class.name)


def send(page, data: dict, client: Client | None = None, headers=HERE, **more):
    """Sends a form; `more` replaces or adds fields, such as `zeichen` for the sign."""
    # A browser of its own that would be refused where a cookie is asked for.
    client = client or Client(enforce_csrf_checks=True)
    body = {"zeichen": token_for(page), "nachtrag": "", **data, **more}
    return client.post(
        page.url,
        urlencode(body),
        content_type="application/x-www-form-urlencoded",
        headers=headers,
    )


def said(response) -> str:
    """What the form says at its head, empty if it says nothing."""
    return str(response.context_data["form"].notice)


def mistakes(response) -> dict[str, list[str]]:
    """The mistakes that are named, by their field."""
    return dict(response.context_data["form"].errors)
