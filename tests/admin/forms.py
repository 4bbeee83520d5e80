"""What a browser sends when somebody fills in the form of a page in the admin."""

from bs4 import BeautifulSoup
from django.forms import ModelMultipleChoiceField, MultipleChoiceField
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks import BlockField
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield


def page_form(model, **values) -> dict:
    """The form of a new page, empty but for these values."""
    form = model.get_edit_handler().get_form_class()(instance=model())
    data = {name: inline_formset([]) for name in form.formsets}
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            data[name] = streamfield([])
        elif isinstance(field.widget, DraftailRichTextArea):
            data[name] = rich_text("")
        else:
            initial = form.get_initial_for_field(field, name)
            is_several = isinstance(field, (MultipleChoiceField, ModelMultipleChoiceField))
            data[name] = initial or ([] if is_several else "")
    return nested_form_data({**data, **values})


def opened_form(response, model) -> dict:
    """What a browser would send back if somebody opened the form and changed nothing."""
    soup = BeautifulSoup(response.content, "html.parser")
    data = {}
    for field in soup.select("form[data-edit-form] [name]") or soup.select("form [name]"):
        if field.has_attr("disabled") or field.get("type") in {"submit", "file"}:
            continue
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = [option.get("value", "") for option in field.select("option[selected]")]
            if chosen:
                data[field["name"]] = chosen if field.has_attr("multiple") else chosen[0]
            continue
        if field.name == "button":
            continue
        unset = "on" if field.get("type") == "checkbox" else ""
        is_text = field.name == "textarea"
        data[field["name"]] = field.get_text().strip() if is_text else field.get("value", unset)
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    return data
