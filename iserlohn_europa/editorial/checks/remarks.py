"""What an editor is told of the checks: in a panel above the form, and after publishing."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from ..intentions import intentions
from ..publishing_rules import PublishingRules
from .rules import Finding, findings_of

MOST_BUTTONS = 3


@dataclass(frozen=True)
class Remark:
    """A finding as the panel shows it."""

    text: str
    url: str
    is_stopping: bool


def remarks_on(page) -> list[Remark]:
    """All that the checks find on a page, what stops it first."""
    stops = PublishingRules.now().stops
    found = sorted(findings_of(page), key=lambda finding: not finding.is_stopping(stops))
    return [
        Remark(finding.text, address_of(finding, page, number), finding.is_stopping(stops))
        for number, finding in enumerate(found, start=1)
    ]


def address_of(finding: Finding, page, number: int) -> str:
    """The form of a page, opened at the place of a finding.

    The number makes the browser load the form anew, for only then Wagtail opens the right tab.
    """
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return f"{url}?stelle={number}#{finding.place.anchor}"


def tell_of_findings(request, page) -> None:
    """Tells whoever has published or submitted a page what it still lacks."""
    if intentions(request.POST):
        tell_what_is_left(request, page)


def tell_what_is_left(request, page) -> None:
    """Tells what a page lacks that does not stop it."""
    findings = findings_of(page)
    if not findings:
        return
    text = ngettext(
        "Beim Prüfen ist noch etwas aufgefallen:",
        "Beim Prüfen sind noch %(count)s Stellen aufgefallen, zuerst diese:",
        len(findings),
    ) % {"count": len(findings)}
    words = " ".join(finding.text for finding in findings[:MOST_BUTTONS])
    messages.warning(request, f"{text} {words}", buttons=ways_to(findings, page))


def ways_to(findings: list[Finding], page) -> list:
    """Buttons of a message that lead to the places of what was found."""
    return [
        messages.button(
            address_of(finding, page, number), _("Zur Stelle %(number)s") % {"number": number}
        )
        for number, finding in enumerate(findings[:MOST_BUTTONS], start=1)
    ]
