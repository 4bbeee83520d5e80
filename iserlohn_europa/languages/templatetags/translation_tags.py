import json

from django import template
from wagtail.models import Page
from wagtail_localize.strings import StringValue

from ..catalogues import would_be_half_german
from ..checked import check_of
from ..choices import State
from ..notes import is_source, original_of
from ..querysets import translations

register = template.Library()


@register.inclusion_tag("languages/status.html", takes_context=True)
def translation_status(context, page):
    """How a translation stands and who has checked it, for the panel of the status."""
    if not page.pk or is_source(page):
        return {"page": None}
    found = translations().filter(pk=page.pk).first()
    return {
        "page": found,
        "original": original_of(page),
        "state": State(found.state) if found else None,
        "check": check_of(page) if page.live else None,
        "csrf_token": context.get("csrf_token"),
        "may_check": page.live and page.permissions_for_user(context["request"].user).can_publish(),
    }


@register.simple_tag
def told_to_the_editor(props: str, translation) -> str:
    """What the editor of translations is told, as translators need it.

    There is no way to an alias, and what is no formatted text has lines instead of HTML.
    """
    told = json.loads(props)
    told["links"]["convertToAliasUrl"] = None
    templates = translation.source.templatesegment_set
    formatted = set(templates.values_list("context__path", flat=True))
    plain = {
        each["id"]: each
        for each in told["segments"]
        if each["type"] == "string" and each["contentPath"] not in formatted
    }
    for segment in plain.values():
        segment["source"] = _in_lines(segment["source"])
    for said in told["initialStringTranslations"]:
        if said["segment_id"] in plain:
            said["data"] = _in_lines(said["data"])
    return json.dumps(told)


def _in_lines(html: str) -> str:
    # A browser sends two signs at the end of a line, of which wagtail-localize keeps a space.
    return "\n".join(line.strip() for line in StringValue(html).render_text().split("\n"))


@register.inclusion_tag("languages/after_translation.html", takes_context=True)
def after_the_last_sentence(context, translation, instance):
    """Where somebody goes on who has translated all sentences."""
    is_page = isinstance(instance, Page)
    rights = instance.permissions_for_user(context["request"].user) if is_page else None
    return {
        "page": instance if is_page else None,
        "translation": translation,
        "may_submit": is_page and rights.can_submit_for_moderation(),
        "is_submitted": is_page and instance.workflow_in_progress,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("languages/half_german.html")
def warning_of_german_labels(page):
    """Says above the form of a page that its labels will be German, where the site has no words."""
    return {"page": page if page.pk and would_be_half_german(page, page.locale) else None}
