"""Where the checks stop a publication: at the form of a page, with an answer at each field."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError

from ..intentions import intentions
from ..publishing_rules import PublishingRules
from .rules import Finding, findings_of


def stopping(page, parent=None) -> list[Finding]:
    """What has to be put right before the page is published, below that parent if it is named."""
    stops = PublishingRules.now().stops
    return [finding for finding in findings_of(page, parent) if finding.is_stopping(stops)]


def stop_form(form) -> None:
    """Adds what the checks have found to the form of a page that is to be more than a draft."""
    if not intentions(form.data):
        return
    found = defaultdict(list)
    for finding in stopping(form.instance, form.parent_page):
        found[finding.place.field].append(finding)
    for field, findings in found.items():
        # What has not been read has an answer already, and a story shows one error only.
        if field in form.fields and field not in form.errors:
            form.add_error(field, _error(findings))


def _error(findings: list[Finding]) -> ValidationError:
    blocks = defaultdict(list)
    for finding in findings:
        blocks[finding.place.index].append(finding.text)
    texts = blocks.pop(None, [])
    if not blocks:
        return ValidationError(texts)
    return StreamBlockValidationError(
        block_errors={index: ValidationError(texts) for index, texts in blocks.items()}
    )
