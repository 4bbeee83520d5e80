"""Turns the stories of the text files into the blocks of a page."""

from django.utils.html import format_html, format_html_join
from wagtail.rich_text import RichText

from .content import plain


def paragraphs(texts: list) -> str:
    """Paragraphs as HTML."""
    return format_html_join("", "<p>{}</p>", ((plain(text),) for text in texts))


def bullets(texts: list) -> str:
    """A bulleted list as HTML."""
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", _rows(texts)))


def _rows(texts):
    return ((plain(text),) for text in texts)


def story_blocks(story: list[dict], find) -> list[tuple]:
    """The blocks of a story. `find` gives the object that a key names, or None if it is gone."""
    return [_block(*next(iter(part.items())), find) for part in story]


def _block(kind: str, value, find) -> tuple:
    match kind:
        case "heading":
            return "heading", {"text": value, "level": "h2"}
        case "text":
            return "text", RichText(paragraphs(value))
        case "list":
            return "text", RichText(bullets(value))
        case "quote":
            return "quote", {"text": value["text"], "attribution": value["attribution"]}
        case "facts":
            facts = [{"label": fact["label"], "value": fact["value"]} for fact in value]
            return "facts", {"facts": facts}
        case "table":
            rows = [{"cells": row} for row in value["rows"]]
            return "table", {
                "caption": value["caption"],
                "header": value["header"],
                "rows": rows,
                "has_row_headers": True,
            }
        case "network":
            partners = [
                {"name": each["name"], "description": each.get("description", "")} for each in value
            ]
            return "network", {"partners": partners}
        case "team":
            return "team", {"roles": [role for role in map(find, value) if role]}
        case "links":
            links = [_card(link, find) for link in value]
            return "link_cards", {"links": [card for card in links if card["page"] or card["url"]]}
    raise ValueError(f"The text files know no block „{kind}“.")


def _card(link: dict, find) -> dict:
    """A card to a page of the site, or to an address elsewhere."""
    return {
        "page": find(link["page"]) if "page" in link else None,
        "url": link.get("url", ""),
        "title": link.get("title", ""),
        "text": link.get("text", ""),
    }
