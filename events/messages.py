"""What the forms say of times that cannot be, wherever they are typed."""

from django.utils.translation import gettext_lazy as _

BEFORE_BEGIN = _("Das Ende liegt vor dem Beginn.")
BEFORE_BEGIN_ON_THE_DAY = _(
    "Das Ende liegt vor dem Beginn. "
    "Endet der Termin am nächsten Tag, tragen Sie diesen Tag bei „%(field)s“ ein."
)
BEGIN_WANTED = _("Bitte geben Sie auch an, wann der Termin beginnt.")
MISSING_HOUR = _(
    "Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhren werden auf Sommerzeit umgestellt."
)
