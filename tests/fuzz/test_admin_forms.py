"""Whatever is typed into a form is saved, or refused in German with all of it still in the form."""

import re

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.db import transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from awards.models import AwardPage
from events.models import EventPage
from partnerships.models import PartnerCityPage
from tests.admin.forms import page_form
from tests.factories import AwardIndexFactory, CityIndexFactory, EventIndexFactory

from .strategies import any_text, numbers

NOTE = {"told_on": "", "evidence_source": ""}
DATE = {"start_time": "", "ends_on": "", "end_time": "", "place": "", "status": "takes_place"}
CITY = {
    "native_name": "Almelo",
    "native_language": "nl",
    "country": "NL",
    "latitude": "52,3570",
    "longitude": "6,6625",
    "kind": "partnership",
    "status": "active",
    "bond_dates": [{"kind": "signing", "date": "6. Mai 2007", **NOTE}],
    "milestones": [{"date": "Mai 2012", "text": "Feier", **NOTE}],
}
EVENT = {"kind": "concert", "dates": [{"starts_on": f"2026-03-{day}", **DATE} for day in (28, 29)]}
AWARD = {"date": "12. April 2013", "awarding_body": "Land NRW"}
KINDS = {
    "city": (PartnerCityPage, CityIndexFactory, CITY),
    "event": (EventPage, EventIndexFactory, EVENT),
    "award": (AwardPage, AwardIndexFactory, AWARD),
}
EXACT = re.compile(r"date$|_on$|time$|_at$|until$|years$|tude$")
ENGLISH = re.compile(r"\b(the|this|enter|ensure|select|must|should|not|field|characters)\b", re.I)

clocks = st.times().map("{:%H:%M}".format) | st.sampled_from(["24:00", "02:30", "19.30"])
days = st.dates().map(str) | st.sampled_from(["29.3.2026", "6. Mai 2007", "2005/2006", "1.1.1"])
typed = (any_text | numbers | clocks | days).filter(
    lambda text: not re.search("[\ud800-\udfff]", text)  # no browser sends half a character
)


class Form:
    """The form of a new page of one kind, filled in so that it could be published."""

    def __init__(self, home, kind: str):
        self.model, factory, values = KINDS[kind]
        self.parent = factory(parent=home)
        names = (self.model._meta.app_label, self.model._meta.model_name, self.parent.pk)
        self.address = reverse("wagtailadmin_pages:add", args=names)
        self.preview = reverse("wagtailadmin_pages:preview_on_add", args=names)
        rows = {
            name: inline_formset(value) if isinstance(value, list) else value
            for name, value in values.items()
        }
        self.values = page_form(self.model, title="Almelo", slug="almelo", **rows)
        names = sorted(self.typed_names())
        exact = [name for name in names if EXACT.search(name)]
        self.junk = st.dictionaries(st.sampled_from(names), typed, max_size=3) | st.dictionaries(
            st.sampled_from(exact), days | clocks | numbers, min_size=1, max_size=4
        )

    def typed_names(self) -> set[str]:
        """The fields somebody types into; the others are written by scripts."""
        form = self.model.get_edit_handler().get_form_class()(instance=self.model())
        found = {name for name, field in form.fields.items() if is_typed(field)}
        for prefix, formset in form.formsets.items():
            for name in self.values:
                row = re.fullmatch(rf"{prefix}-\d+-(\w+)", name)
                fields = formset.empty_form.fields
                if row and row[1] in fields and is_typed(fields[row[1]]):
                    found.add(name)
        return found


def is_typed(field) -> bool:
    if isinstance(field, forms.ModelChoiceField):  # chosen by key, which no browser lets one type
        return False
    return isinstance(field.widget, forms.TextInput | forms.Textarea | forms.Select)


@pytest.fixture(params=KINDS)
def form(request, home) -> Form:
    return Form(home, request.param)


@given(data=st.data(), action=st.sampled_from(["save", "publish", "submit"]))
def test_what_is_typed_is_saved_or_refused_and_kept(form, superuser, data, action):
    junk = data.draw(form.junk)
    with transaction.atomic():
        sent = nested_form_data({**form.values, **junk})
        assert_shown(superuser, form, superuser.post(form.preview, sent).json()["is_valid"])
        response = superuser.post(form.address, {**sent, f"action-{action}": "1"})
        if response.status_code == 302:
            assert_saved(superuser, form)
        else:
            assert_refused(response, junk)
        transaction.set_rollback(True)


def assert_shown(client, form: Form, is_valid: bool) -> None:
    if is_valid:
        assert client.get(form.preview).status_code == 200


def assert_saved(client, form: Form) -> None:
    page = form.model.objects.get()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert client.get(form.parent.url).status_code == 200
    if page.live:
        assert client.get(page.url).status_code == 200


def assert_refused(response, junk: dict[str, str]) -> None:
    assert response.status_code == 200
    form = response.context_data["form"]
    messages = [str(message) for messages in form.errors.values() for message in messages]
    for formset in form.formsets.values():
        messages += map(str, formset.non_form_errors())
        for row in formset.forms:
            messages += [str(message) for messages in row.errors.values() for message in messages]
    assert messages, "Refused without a reason."
    for message in messages:
        for text in junk.values():
            message = message.replace(text.strip(), "") if text.strip() else message
        assert not ENGLISH.search(message), message
    soup = BeautifulSoup(response.content, "html.parser")
    for name, text in junk.items():
        element = soup.find(["input", "textarea"], attrs={"name": name})
        if element:
            shown = element.text if element.name == "textarea" else element.get("value", "")
            assert letters(shown) == letters(text), name


def letters(text: str) -> str:
    """The text without white space and control characters, which a browser may change."""
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())
