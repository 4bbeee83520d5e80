"""What Wagtail's log says of accounts, in words."""

from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

PLAIN = [
    ("accounts.sign_in", gettext_lazy("Anmeldung"), gettext_lazy("Hat sich angemeldet")),
    (
        "accounts.sign_in_failed",
        gettext_lazy("Falsches Passwort"),
        gettext_lazy("Anmeldung mit falschem Passwort"),
    ),
    (
        "accounts.code_failed",
        gettext_lazy("Falscher Code"),
        gettext_lazy("Richtiges Passwort, falscher Code"),
    ),
    (
        "accounts.codes_renewed",
        gettext_lazy("Ersatzcodes erneuert"),
        gettext_lazy("Hat neue Ersatzcodes angelegt"),
    ),
    (
        "accounts.factor_reset",
        gettext_lazy("Zweiter Faktor zurückgesetzt"),
        gettext_lazy("Zweiter Faktor auf dem Server zurückgesetzt, überall abgemeldet"),
    ),
    (
        "accounts.superuser_given",
        gettext_lazy("Uneingeschränkte Rechte gegeben"),
        gettext_lazy("Hat uneingeschränkte Rechte bekommen"),
    ),
    (
        "accounts.superuser_taken",
        gettext_lazy("Uneingeschränkte Rechte genommen"),
        gettext_lazy("Hat keine uneingeschränkten Rechte mehr"),
    ),
    ("accounts.activated", gettext_lazy("Konto geöffnet"), gettext_lazy("Darf sich anmelden")),
    (
        "accounts.deactivated",
        gettext_lazy("Konto gesperrt"),
        gettext_lazy("Darf sich nicht mehr anmelden"),
    ),
]
KINDS = {
    "totp": gettext_lazy("App mit Codes"),
    "webauthn": gettext_lazy("Passkey oder Sicherheitsschlüssel"),
    "recovery_codes": gettext_lazy("Ersatzcodes"),
}


class DetailFormatter(LogFormatter):
    """A message with what the entry itself says."""

    detail = ""

    def format_message(self, log_entry):
        value = log_entry.data.get(self.detail, "")
        return self.message % {self.detail: KINDS.get(value, value)}


WITH_DETAIL = [
    (
        "accounts.factor_added",
        gettext_lazy("Zweiter Faktor eingerichtet"),
        gettext_lazy("Hat eingerichtet: %(kind)s"),
        "kind",
    ),
    (
        "accounts.factor_removed",
        gettext_lazy("Zweiter Faktor entfernt"),
        gettext_lazy("Hat entfernt: %(kind)s"),
        "kind",
    ),
    (
        "accounts.role_given",
        gettext_lazy("Rolle gegeben"),
        gettext_lazy("Hat die Rolle „%(role)s“ bekommen"),
        "role",
    ),
    (
        "accounts.role_taken",
        gettext_lazy("Rolle genommen"),
        gettext_lazy("Hat die Rolle „%(role)s“ nicht mehr"),
        "role",
    ),
]


def register_actions(actions) -> None:
    """Tells Wagtail's log what may be noted of an account."""
    for action, label, message in PLAIN:
        actions.register_action(action, label, message)
    for action, label, message, detail in WITH_DETAIL:
        own = {"label": label, "message": message, "detail": detail}
        actions.register_action(action)(type("Formatter", (DetailFormatter,), own))
