from django.db import models
from wagtail.models import Page

from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.library.models import CustomImage

from .models import SeededObject

SNIPPETS = {"topic": Topic, "role": ContactRole}
# Topics have a key, and so have the pages about them; cities, and so have their maps.
PAGE_OF, MAP_OF = "/page", "/map"


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
        """What the key names as it is now, None if it was deleted or never created."""
        if key not in self._objects and key in self._recorded:
            found = model_of(key).objects.filter(pk=self._recorded[key]).first()
            self._objects[key] = found.specific if isinstance(found, Page) else found
        return self._objects.get(key)


def model_of(key: str) -> type[models.Model]:
    """What kind of thing a key names: mostly a page."""
    if key.endswith(MAP_OF):
        return CustomImage
    return Page if key.endswith(PAGE_OF) else SNIPPETS.get(key.split("/")[0], Page)
