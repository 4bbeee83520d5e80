from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


def optional_text(label, **kwargs) -> blocks.CharBlock:
    """A line of text that may stay empty."""
    return blocks.CharBlock(required=False, default="", label=label, **kwargs)


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(default="", label=_("Überschrift"), max_length=150)
    level = blocks.ChoiceBlock(
        choices=[("h2", _("Abschnitt")), ("h3", _("Unterabschnitt"))],
        default="h2",
        label=_("Ebene"),
    )

    class Meta:
        icon = "title"
        label = _("Überschrift")
        description = _("Gliedert einen langen Text in Abschnitte.")
        template = "blocks/heading.html"
        preview_value = {"text": _("Wie alles begann"), "level": "h2"}


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Absätze und Listen, mit Links und Hervorhebungen.")
        template = "blocks/text.html"
        preview_value = (
            "<p>Zu Pfingsten besuchen sich <b>Familien</b>. Zum Programm gehören:</p>"
            "<ul><li>ein Empfang im Rathaus</li><li>ein gemeinsamer Ausflug</li></ul>"
        )


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(default="", label=_("Zitat"), rows=3)
    attribution = optional_text(
        _("Wer hat das gesagt?"), help_text=_("Name und Anlass, mit Einverständnis der Person.")
    )

    class Meta:
        icon = "openquote"
        label = _("Zitat")
        description = _("Ein wörtliches Zitat mit der Angabe, von wem es stammt.")
        template = "blocks/quote.html"
        preview_value = {
            "text": _("Freunde in Europa"),
            "attribution": _("Motto der Stadt Iserlohn"),
        }
