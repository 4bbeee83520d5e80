"""How tests read a page."""


def text_of(element) -> str:
    """The words of an element, with single spaces between them."""
    return " ".join(element.get_text(" ").split())


def facts_of(html) -> dict[str, str]:
    """The facts a page gives at a glance."""
    return {text_of(label): text_of(label.find_next_sibling("dd")) for label in html.select("dt")}


def headings_of(html) -> list[str]:
    """The headings of the page's content."""
    return [text_of(heading) for heading in html.main.select("h1, h2, h3")]
