"""The first pages in easy German, each belonging to a page of the first content."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from iserlohn_europa.easy.choices import EASY_GERMAN
from iserlohn_europa.easy.models import EasyPage

from .content import read_section
from .store import MAP_OF, Store

BOLD = re.compile(r"\*\*(.+?)\*\*")


def add_easy_pages(store: Store) -> int:
    """Adds what is missing of the easy pages; says how many that were."""
    locale, _is_new = Locale.objects.get_or_create(language_code=EASY_GERMAN)
    return sum(_add(entry, locale, store) for entry in read_section("easy"))


def _add(entry: dict, locale: Locale, store) -> bool:
    if store.knows(entry["key"]):
        return False
    parent = store.find(entry["parent"]) if "parent" in entry else Page.get_first_root_node()
    german = store.find(entry["of"]) if "of" in entry else None
    if parent is None or ("of" in entry and german is None):
        return False
    page = EasyPage(
        title=entry["title"],
        slug=entry["slug"],
        teaser=entry["teaser"],
        symbol=entry["symbol"],
        show_in_menus=entry.get("in_menu", False),
        story=[_block(*next(iter(part.items())), store) for part in entry["story"]],
        locale=locale,
        live=False,
    )
    if german is not None:
        made_by_hand = Page.objects.filter(
            translation_key=german.translation_key, locale=locale
        ).first()
        if made_by_hand:
            store.remember(entry["key"], made_by_hand.specific)
            return False
        page.translation_key = german.translation_key
        page.teaser_image = store.find(entry["of"] + MAP_OF)
        page.teaser_alt = page.teaser_image.description if page.teaser_image else ""
    parent.add_child(instance=page)
    page.save_revision(log_action=True).publish()
    store.remember(entry["key"], page)
    return True


def _block(kind: str, value, store) -> tuple:
    match kind:
        case "heading":
            return "heading", {"text": value, "level": "h2"}
        case "sentences":
            return "sentences", {
                "symbol": value.get("symbol", ""),
                "text": RichText(sentences(value["lines"])),
            }
        case "word":
            return "word", {
                "word": value["word"],
                "meaning": RichText(sentences(value["lines"])),
            }
        case "link":
            return "link", {
                "page": store.find(value["page"]),
                "url": "",
                "title": value.get("title", ""),
                "text": "",
                "symbol": value.get("symbol", ""),
            }
        case "contact":
            return "contact", {
                "contact": store.find(value["contact"]),
                "title": value["title"],
            }
    raise ValueError(f"The text files know no block „{kind}“ in easy German.")


def sentences(lines: list) -> SafeString:
    """Each sentence as a paragraph, a list in the list as a list with dots."""
    return format_html_join("", "{}", ((_line(line),) for line in lines))


def _line(line: str | list[str]) -> SafeString:
    if isinstance(line, str):
        return format_html("<p>{}</p>", _with_bold(line))
    items = format_html_join("", "<li>{}</li>", ((_with_bold(item),) for item in line))
    return format_html("<ul>{}</ul>", items)


def _with_bold(line: str) -> SafeString:
    """What stands between double stars is bold."""
    parts = BOLD.split(line)
    marked = (("<b>{}</b>" if number % 2 else "{}", part) for number, part in enumerate(parts))
    return format_html_join("", "{}", ((format_html(how, part),) for how, part in marked))
