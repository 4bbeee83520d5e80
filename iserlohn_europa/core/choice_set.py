"""A database field for several of a few choices: audiences, languages."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChoiceSetField(models.CharField):
    """Several values of one TextChoices: a tuple in the order of the choices, stored as words."""

    description = _("Mehrere von wenigen Möglichkeiten")

    def __init__(self, *args, max_length=255, **kwargs):
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, max_length=max_length, **kwargs)

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, f"get_{name}_display", lambda instance: self.labels(getattr(instance, name)))

    def labels(self, values: tuple[str, ...]) -> str:
        """The German names of the values, as a reader sees them."""
        names = dict(self.flatchoices)
        return ", ".join(str(names.get(value, value)) for value in self.to_python(values))

    def to_python(self, value) -> tuple[str, ...]:
        words = set((value or "").split() if isinstance(value, str) else value or ())
        known = [name for name, _label in self.flatchoices]
        return (*(name for name in known if name in words), *sorted(words.difference(known)))

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def get_default(self):
        return ()

    def get_prep_value(self, value):
        return " ".join(self.to_python(value))

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def clean(self, value, model_instance):
        value = self.to_python(value)
        unknown = set(value).difference(name for name, _label in self.flatchoices)
        if unknown:
            raise ValidationError(_("Bitte wählen Sie aus der Liste."), code="invalid_choice")
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return value

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            label=self.verbose_name,
            help_text=self.help_text,
            required=not self.blank,
            choices=self.flatchoices,
            widget=forms.CheckboxSelectMultiple,
            initial=(),
        )
