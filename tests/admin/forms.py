"""What a browser sends when somebody fills in the form of a page in the admin."""

import functools

from django.forms import ModelMultipleChoiceField, MultipleChoiceField
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks import BlockField
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)


def page_form(model, **values) -> dict:
    """The form of a new page, empty but for these values."""
    return nested_form_data({**_empty_form(model), **values})


@functools.cache
def _empty_form(model) -> dict:
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
    return data


def opened_form(client, url, model) -> dict:
    """What a browser sends back if somebody opens the form of a page and changes nothing.

    The rows of stories are drawn by the browser: here they are empty.
    """
    form = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    stories = (field for field in model._meta.get_fields() if isinstance(field, StreamField))
    return {**dict(form.lists()), **{f"{story.name}-count": "0" for story in stories}}
