"""Everything in a page or snippet that leads elsewhere, found and rewritten by one walk."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock, RichTextBlock, URLBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, FIND_EMBED_TAG, extract_attrs


@dataclass(frozen=True)
class Lead:
    """One place in an object that leads to another object, by its key, or to an address.

    `path` is the place as Wagtail's forms know it, `label` what editors call the field. A relation
    is a field of its own, as opposed to a link or picture in a text.
    """

    model: type[models.Model] | None
    target: object
    path: str
    label: str
    is_relation: bool = False

    def leads_to(self, others) -> bool:
        """Whether it leads to one of those objects."""
        return self.model is not None and any(
            str(other.pk) == str(self.target) and isinstance(other, base_of(self.model))
            for other in others
        )


# What stands in place of a lead: itself, or the key or address of something else.
Change = Callable[[Lead], object]


def base_of(model: type[models.Model]) -> type[models.Model]:
    """The model that holds the key: Page for every kind of page."""
    parents = model._meta.get_parent_list()
    return parents[-1] if parents else model


def leads_of(instance) -> list[Lead]:
    """Every lead of an object as it is in memory, which may be a draft."""
    found = []

    def note(lead):
        found.append(lead)
        return lead.target

    rewrite(instance, note)
    return found


def rewrite(instance, change: Change, path: str = "", label: str = "") -> bool:
    """Puts what `change` answers in place of every lead; whether anything is different now."""
    is_changed = False
    for field in instance._meta.get_fields():
        # What Page itself keeps, such as its versions, is no content.
        if field.model is Page or not getattr(field, "concrete", False):
            continue
        name = label or str(field.verbose_name)
        is_changed |= _rewrite_field(instance, field, change, path + field.name, name)
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(instance):
            is_changed |= _rewrite_children(instance, relation, change)
    return is_changed


def _rewrite_children(instance, relation, change: Change) -> bool:
    name = relation.get_accessor_name()
    manager = getattr(instance, name)
    children = list(manager.all())
    label = str(relation.related_model._meta.verbose_name)
    changes = [rewrite(child, change, f"{name}.{child.pk}.", label) for child in children]
    if any(changes):
        manager.set(children)
    return any(changes)


def _rewrite_field(instance, field, change: Change, path: str, label: str) -> bool:
    if field.many_to_many:
        return _rewrite_many(instance, field, change, path, label)
    before = field.value_from_object(instance)
    if before is None or before == "":
        return False
    after = before
    if isinstance(field, models.ForeignKey) and not isinstance(field, ParentalKey):
        after = change(Lead(field.related_model, before, path, label, is_relation=True))
        # Keys in memory are numbers or text, as the model has them.
        after = field.target_field.to_python(after)
    elif isinstance(field, RichTextField):
        after = _rewritten_text(str(before), change, path, label)
    elif isinstance(field, StreamField):
        # As it is stored: choosers answer nothing where what was chosen has been deleted.
        raw = [dict(child) for child in before.raw_data]
        new = _rewritten_block(field.stream_block, raw, change, path, label)
        if new == raw:
            return False
        setattr(instance, field.name, field.to_python(json.dumps(new)))
        return True
    elif isinstance(field, models.URLField):
        after = change(Lead(None, before, path, label))
    if after == before:
        return False
    setattr(instance, field.attname, after)
    return True


def _rewrite_many(instance, field, change: Change, path: str, label: str) -> bool:
    if field.remote_field.through is None or not instance.pk:
        return False
    manager = getattr(instance, field.name)
    before = [each.pk for each in manager.all()]
    after = [change(Lead(field.related_model, pk, path, label, is_relation=True)) for pk in before]
    if after == before:
        return False
    kept = {
        str(each.pk): each for each in field.related_model._default_manager.filter(pk__in=after)
    }
    manager.set(list({str(pk): kept[str(pk)] for pk in after if str(pk) in kept}.values()))
    return True


def _rewritten_block(block, value, change: Change, path: str, label: str):
    """The stored value of a block with every lead in it changed."""
    if value is None or value == "":
        return value
    if isinstance(block, blocks.StreamBlock):
        return [_rewritten_child(block, child, change, path) for child in value]
    if isinstance(block, blocks.ListBlock):
        return [_rewritten_item(block, item, change, path, label) for item in value]
    if isinstance(block, blocks.StructBlock):
        return {
            name: _rewritten_block(child, value.get(name), change, f"{path}.{name}", label)
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, ChooserBlock):
        return change(Lead(block.model_class, value, path, label))
    if isinstance(block, RichTextBlock):
        return _rewritten_text(value, change, path, label)
    if isinstance(block, URLBlock):
        return change(Lead(None, value, path, label))
    return value


def _rewritten_item(block, item, change: Change, path: str, label: str):
    if not isinstance(item, dict) or item.get("type") != "item":  # written by hand, without keys
        return _rewritten_block(block.child_block, item, change, path, label)
    place = f"{path}.{item.get('id', '')}"
    return {
        **item,
        "value": _rewritten_block(block.child_block, item["value"], change, place, label),
    }


def _rewritten_child(block, child: dict, change: Change, path: str) -> dict:
    kind = block.child_blocks.get(child["type"])
    if kind is None:
        return child
    place = f"{path}.{child.get('id', '')}"
    return {
        **child,
        "value": _rewritten_block(kind, child["value"], change, place, str(kind.label)),
    }


def _rewritten_text(html: str, change: Change, path: str, label: str) -> str:
    """The stored text with every link and picture in it changed."""

    def of_link(match):
        return _rewritten_tag(match, extract_attrs(match[1]), change, path, label)

    return FIND_EMBED_TAG.sub(of_link, FIND_A_TAG.sub(of_link, html))


def _rewritten_tag(match, attributes: dict, change: Change, path: str, label: str) -> str:
    model = _models_in_text().get(attributes.get("linktype") or attributes.get("embedtype"))
    if model is not None and "id" in attributes:
        before = attributes["id"]
        after = change(Lead(model, before, path, label))
        return match[0].replace(f'id="{before}"', f'id="{after}"', 1)
    if "href" in attributes:
        change(Lead(None, attributes["href"], path, label))
    return match[0]


def _models_in_text() -> dict:
    return {"page": Page, "document": get_document_model(), "image": get_image_model()}


def fields_leading_to(model: type[models.Model]) -> Iterator[models.Field]:
    """The many-to-many fields that may hold such objects: Wagtail's index of uses knows none."""
    bases = {base_of(model), model}
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.many_to_many and relation.auto_created and relation.related_model not in bases:
            yield relation.field
