from django.db import models
from wagtail.models import Page

from iserlohn_europa.core.models import ContactRole, Topic

from .models import SeededObject

SNIPPETS = {"topic": Topic, "role": ContactRole}
PAGE_OF = "/page"  # a topic has a key, and so has the page about it


class Store:
    """Remembers under its key whatever the first content has created, in this run or before."""

    def __init__(self):
        self._recorded = dict(SeededObject.objects.values_list("key", "object_id"))
        self._objects: dict[str, models.Model | None] = {}

    def knows(self, key: str) -> bool:
        """Whether the object was created once; an editor may have deleted it since."""
        return key in self._recorded

    def remember(self, key: str, instance: models.Model) -> None:
        SeededObject.objects.create(key=key, object_id=str(instance.pk))
        self._recorded[key] = str(instance.pk)
        self._objects[key] = instance

    def find(self, key: str) -> models.Model | None:
        """The page or snippet as it is now, None if it was deleted or never created."""
        if key not in self._objects and key in self._recorded:
            is_page_of = key.endswith(PAGE_OF)
            model = Page if is_page_of else SNIPPETS.get(key.split("/")[0], Page)
            found = model.objects.filter(pk=self._recorded[key]).first()
            self._objects[key] = found.specific if isinstance(found, Page) else found
        return self._objects.get(key)
