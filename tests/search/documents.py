"""Documents as the public meets them: where a page leads to them."""

from wagtail.models import Page, ReferenceIndex

from iserlohn_europa.library.models import CustomDocument
from tests.factories import NewsFactory


def page_with(document: CustomDocument, parent: Page, **values) -> Page:
    """A page that leads to a document, also where nobody notes what leads where."""
    link = f'<p><a linktype="document" id="{document.pk}">Zum Lesen</a></p>'
    page = NewsFactory(parent=parent, story=[("text", link)], **values)
    ReferenceIndex.create_or_update_for_object(page)
    return page
