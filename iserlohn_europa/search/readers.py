"""What everybody may read at this moment, asked with every question.

So a restriction holds at once, and an index that has missed a change leaks nothing.
"""

from collections.abc import Iterable
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex


class Readers:
    """What everybody may read, with the restrictions looked up once for a question."""

    def __init__(self):
        self._known: dict[int, bool] = {}

    @cached_property
    def hidden_pages(self) -> Q:
        """What is true of entries whose pages are not public, whatever the index has heard."""
        hidden = Q(page__live=False)
        for path in self._private_paths:
            hidden |= Q(page__path__startswith=path)
        return hidden

    @cached_property
    def _private_paths(self) -> list[str]:
        return list(PageViewRestriction.objects.values_list("page__path", flat=True))

    def may_read(self, documents: Iterable[int]) -> set[int]:
        """Those of the documents, by their numbers, to which a public page leads.

        Any other may belong to a committee or to a draft; those of a private collection do.
        """
        numbers = set(documents)
        if unknown := numbers - self._known.keys():
            public = set(
                self._public_documents().filter(pk__in=unknown).values_list("pk", flat=True)
            )
            self._known |= {number: number in public for number in unknown}
        return {number for number in numbers if self._known[number]}

    def _public_documents(self):
        pages = Page.objects.live().order_by()
        for path in self._private_paths:
            pages = pages.exclude(path__startswith=path)
        uses = ReferenceIndex.objects.filter(
            Exists(pages.filter(pk=Cast(OuterRef("object_id"), BigIntegerField()))),
            base_content_type=ContentType.objects.get_for_model(Page),
            to_content_type=ContentType.objects.get_for_model(get_document_model()),
            to_object_id=Cast(OuterRef("pk"), CharField()),
        )
        documents = get_document_model().objects.filter(Exists(uses)).order_by()
        for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
            documents = documents.exclude(collection__path__startswith=path)
        return documents
