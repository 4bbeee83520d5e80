import datetime

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.forms import BasePageForm
from partnerships.committees import cities_of, missing_cities, own_city_wanted

from .choices import PartnerRole
from .hosts import add_hosts

# The rows whose lasting names have to come along, or every subscriber would see other dates.
KEYS = {"dates": "key", "series": "key", "changed_dates": "series_key"}


class EventPageForm(BasePageForm):
    """An event is published with dates of its own or with one partial date, never with both.

    What a committee adds is its city's: the form begins with it as host, and a new event that
    names none of theirs gets it.
    """

    hosts = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in KEYS.items():
            if formset := self.formsets.get(name):
                # A row that was added to a live page has no id in its version, so that its form
                # makes a new row of it. The key comes along in the form.
                for form in formset.initial_forms:
                    form.fields[field] = UUIDField(
                        initial=getattr(form.instance, field), required=False, widget=HiddenInput
                    )

        own = cities_of(self.for_user)
        if own and self.instance.pk is None and not self.is_bound and "partners" in self.formsets:
            partners = self.formsets["partners"]
            partners.initial_extra = [{"city": city, "role": PartnerRole.HOST} for city in own]
            partners.extra = len(own)
            partners.__dict__.pop("forms", None)  # drawn up above, without the new rows

    def clean(self):
        cleaned = super().clean()
        self._check_own_city()
        formsets = [self.formsets.get(name) for name in KEYS]
        if not all(formset is not None and formset.is_valid() for formset in formsets):
            return cleaned
        for name, field in KEYS.items():
            self._keep_keys(name, field)
        self._find_series_of_changed_dates()
        has_dates = bool(self._kept("dates") or self._kept("series"))
        has_partial_date = bool(cleaned.get("date"))
        if has_dates and has_partial_date:
            self.add_error(
                "date",
                _("Bitte geben Sie entweder Termine an oder ein ungefähres Datum, nicht beides."),
            )
        elif not (has_dates or has_partial_date or self.is_deferred_validation or self.errors):
            self.add_error(
                "date",
                _("Wann ist die Veranstaltung? Bitte geben Sie Termine oder ein Datum an."),
            )
        return cleaned

    def save(self, commit=True):
        page = super().save(commit=commit)
        add_hosts(page, self.hosts)
        if commit and self.hosts:
            page.partners.commit()
        return page

    def _check_own_city(self) -> None:
        partners = self.formsets.get("partners")
        if partners is None or not partners.is_valid():
            return
        rows = [form.cleaned_data for form in self._kept("partners")]
        named = [row["city"] for row in rows if row.get("city")]
        # What the server has added while somebody went on writing is not in their form, and stays.
        sent = {form.instance.pk for form in partners.forms}
        named += [row.city for row in self.instance.partners.all() if row.pk not in sent]
        missing = missing_cities(self.for_user, named)
        if missing and self.instance.pk:
            partners.non_form_errors().append(own_city_wanted(missing))
        else:
            self.hosts = missing

    def _kept(self, name: str) -> list:
        """The rows of a formset that say something and are not ticked to be deleted."""
        formset = self.formsets[name]
        rows = [form for form in formset.forms if form.has_changed() or form.instance.pk]
        return [form for form in rows if not formset._should_delete_form(form)]

    def _keep_keys(self, name: str, field: str) -> None:
        rows = getattr(self.instance, name).all()
        known = [getattr(row, field) for row in rows]
        for form in self.formsets[name].initial_forms:
            key = form.cleaned_data.get(field)
            if key in known:
                setattr(form.instance, field, key)
                known.remove(key)

    def _find_series_of_changed_dates(self) -> None:
        """Gives each changed date the series that makes it, or says that there is none.

        One that was found before keeps its series, whatever has become of the rule.
        """
        series = [form.instance for form in self._kept("series")]
        taken = set()
        for form in self._kept("changed_dates"):
            row = form.instance
            is_known = row.series_key in {each.key for each in series}
            if not is_known or "planned_day" in form.changed_data:
                row.series_key = self._series_on(row.planned_day, series, taken)
            if (row.series_key, row.planned_day) in taken:
                form.add_error("planned_day", _("Dieser Termin steht hier schon einmal."))
            elif row.series_key is None and not self.is_deferred_validation:
                form.add_error("planned_day", _no_date(row.planned_day, series))
            taken.add((row.series_key, row.planned_day))
            for each in series:
                if each.key == row.series_key and each.is_complete:
                    for field, message in row.errors_in(each, self.instance).items():
                        form.add_error(field, message)

    def _series_on(self, day: datetime.date, series: list, taken: set):
        """The series with a date on that day that no other row has changed yet."""
        on_that_day = [each.key for each in series if each.has_date_on(day)]
        free = [key for key in on_that_day if (key, day) not in taken]
        return next(iter(free or on_that_day), None)


def _no_date(day: datetime.date, series: list) -> str:
    """What to say where no series has a date on that day: the dates around it."""
    days = sorted({each for row in series for each in row.days(day)})
    near = sorted(days, key=lambda each: abs(each - day))[:3]
    if not near:
        return _(
            "Zu diesem Termin gibt es keine Reihe. Löschen Sie ihn hier oder tragen Sie ihn oben "
            "als eigenen Termin ein."
        )
    listed = ", ".join(f"{each:%d.%m.%Y}" for each in sorted(near))
    return _("An diesem Tag hat die Reihe keinen Termin. In der Nähe sind: %(days)s.") % {
        "days": listed
    }
