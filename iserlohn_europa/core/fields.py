"""Fields for partial dates, degrees, numbers, sorted names, other pages, and data kept once."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import BaseTranslatableField

from .dates import PartialDate
from .text import sort_key

PARTIAL_DATE_HELP = _(
    "Ein Tag, ein Monat, ein Jahr oder ein Zeitraum, so genau wie bekannt: "
    "„6.5.2007“, „Mai 2007“, „2007“, „2005/2006“."
)


def as_partial_date(value):
    """The value as a partial date; None for what is empty, ValueError for what is no date."""
    if value is None or value == "":
        return None
    return value if isinstance(value, PartialDate) else PartialDate.parse(value)


class PartialDateFormField(forms.CharField):
    """Reads what an editor types, says in German what is wrong with it."""

    def prepare_value(self, value):
        if not isinstance(value, PartialDate):
            return value
        # What is displayed in German can be read back; in other languages it cannot.
        return value.display() if get_language() == "de" else str(value)

    def to_python(self, value):
        try:
            return as_partial_date(super().to_python(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def run_validators(self, value):
        super().run_validators("" if value is None else str(value))

    def has_changed(self, initial, data):
        try:
            return as_partial_date(initial) != self.to_python(data)
        except ValidationError:
            return True


class PartialDateAttribute:
    """Turns text into a partial date the moment it is assigned."""

    def __init__(self, field):
        self.field = field

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.field.attname not in instance.__dict__:
            instance.refresh_from_db(fields=[self.field.attname])
        return instance.__dict__[self.field.attname]

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = as_partial_date(value)


class PartialDateField(models.Field):
    """A date as precisely as it is known, stored as its EDTF text.

    Put an `EarliestDayField` and a `LatestDayField` beside it to order and filter by.
    """

    description = _("Datum, so genau wie bekannt")

    def __init__(self, *args, max_length=32, **kwargs):
        super().__init__(*args, max_length=max_length, **kwargs)

    def get_internal_type(self):
        return "CharField"

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.attname, PartialDateAttribute(self))

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 32:
            del kwargs["max_length"]
        return name, path, args, kwargs

    def get_default(self):
        return None

    def to_python(self, value):
        try:
            return as_partial_date(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def from_db_value(self, value, expression, connection):
        return as_partial_date(value)

    def get_prep_value(self, value):
        return "" if value is None else str(value)

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def clean(self, value, model_instance):
        value = self.to_python(value)
        if value is None and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return value

    def formfield(self, **kwargs):
        return super().formfield(
            **{
                "form_class": PartialDateFormField,
                "max_length": 60,  # "26. September 2009 bis 20. November 2009" is typed, not stored
                "help_text": self.help_text or PARTIAL_DATE_HELP,
                **kwargs,
            }
        )


class BoundaryDayField(models.DateField):
    """One border of a partial date, an indexed column that follows its field at every save."""

    border = ""

    def __init__(self, *args, of="date", **kwargs):
        self.of = of
        kwargs.update(null=True, editable=False, db_index=True)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for constant in ("null", "editable", "db_index"):
            kwargs.pop(constant, None)
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.of)
        day = getattr(value, self.border) if value else None
        setattr(model_instance, self.attname, day)
        return day


class EarliestDayField(BoundaryDayField):
    """The first day a partial date can mean."""

    border = "earliest"


class LatestDayField(BoundaryDayField):
    """The last day a partial date can mean."""

    border = "latest"


class DegreesField(models.DecimalField):
    """A latitude (up to 90 degrees) or longitude (up to 180), WGS 84, typed as Germans type it."""

    def __init__(self, *args, limit, **kwargs):
        self.limit = limit
        kwargs.update(
            max_digits=7,
            decimal_places=4,
            null=True,
            validators=[MinValueValidator(-limit), MaxValueValidator(limit)],
        )
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for constant in ("max_digits", "decimal_places", "null", "validators"):
            kwargs.pop(constant, None)
        return name, path, args, {**kwargs, "limit": self.limit}

    def formfield(self, **kwargs):
        return super().formfield(**{"localize": True, **kwargs})


class GroupedIntegerFormField(forms.IntegerField):
    """Reads large numbers as Germans write them: 73123, 73.123 or 73 123."""

    # Browsers let nothing but digits into a number input, and some read 73.123 as a fraction.
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    grouped = re.compile(r"\d{1,3}(?:[.\s]\d{3})+")

    def to_python(self, value):
        text = str(value).strip()
        if self.grouped.fullmatch(text):
            value = re.sub(r"\D", "", text)
        elif "." in text:  # Django would read 12.0 as 12
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class CountField(models.PositiveIntegerField):
    """A large whole number, typed with or without a mark between the thousands."""

    def formfield(self, **kwargs):
        wanted = _("Bitte geben Sie eine ganze Zahl an, zum Beispiel 12.345.")
        return super().formfield(
            **{
                "form_class": GroupedIntegerFormField,
                "error_messages": {"invalid": wanted},
                **kwargs,
            }
        )


class SortKeyField(models.CharField):
    """The key by which a name is sorted, written at every save."""

    def __init__(self, *args, of="title", **kwargs):
        self.of = of
        kwargs.update(max_length=255, editable=False, db_index=True, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for constant in ("max_length", "editable", "db_index", "default"):
            kwargs.pop(constant, None)
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance, add):
        key = sort_key(str(getattr(model_instance, self.of) or ""))[:255]
        setattr(model_instance, self.attname, key)
        return key


class SourcePageKey(models.ForeignKey):
    """Another page in the source language; every translation finds its own version of it."""

    wanted = _("Bitte wählen Sie die deutsche Seite. Jede Übersetzung findet die ihre von selbst.")

    def __init__(self, to, on_delete, **kwargs):
        kwargs["limit_choices_to"] = {"locale__language_code": settings.LANGUAGE_CODE}
        super().__init__(to, on_delete, **kwargs)
        self.error_messages["invalid"] = self.wanted

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["limit_choices_to"]
        return name, path, args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(**{"error_messages": {"invalid_choice": self.wanted}, **kwargs})


class SourceOnlyField(BaseTranslatableField):
    """A field that no translation gets a copy of, as it would with `SynchronizedField`.

    People's names must be gone everywhere once they are gone in one place.
    """
