from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .texts import optional_text


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(default="", label=_("Bezeichnung"), max_length=100)
    value = blocks.CharBlock(default="", label=_("Angabe"), max_length=255)


class FactsBlock(blocks.StructBlock):
    facts = blocks.ListBlock(FactBlock(), label=_("Angaben"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Auf einen Blick")
        description = _("Kurze Angaben als Liste: links die Bezeichnung, rechts die Angabe.")
        template = "blocks/facts.html"
        preview_value = {
            "facts": [
                {"label": _("Wann"), "value": _("9. Mai, 18 Uhr")},
                {"label": _("Ort"), "value": _("Rathaus Iserlohn")},
                {"label": _("Eintritt"), "value": _("frei")},
            ]
        }


class TableRowBlock(blocks.StructBlock):
    cells = blocks.ListBlock(
        optional_text(_("Zelle")), label=_("Zellen"), min_num=1, default=["", ""]
    )


class TableBlock(blocks.StructBlock):
    """A table as a list of rows, so that every cell can be translated."""

    caption = blocks.CharBlock(
        default="",
        label=_("Titel der Tabelle"),
        help_text=_("Ein Satz, der sagt, was die Tabelle zeigt."),
    )
    header = blocks.ListBlock(
        blocks.CharBlock(default="", label=_("Spalte")),
        label=_("Kopfzeile"),
        min_num=1,
        default=["", ""],
        help_text=_("Geben Sie jeder Spalte eine Überschrift. Das Plus fügt eine Spalte an."),
    )
    rows = blocks.ListBlock(
        TableRowBlock(),
        label=_("Zeilen"),
        min_num=1,
        help_text=_(
            "Jede Zeile hat so viele Zellen wie die Kopfzeile Spalten; eine neue Zeile beginnt "
            "mit zweien, das Plus fügt weitere an. Eine Zelle darf leer bleiben. Am schnellsten "
            "geht es, wenn Sie eine fertige Zeile verdoppeln und die Wörter austauschen."
        ),
    )
    has_row_headers = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Erste Spalte ist Überschrift der Zeile"),
    )

    def clean(self, value):
        value = super().clean(value)
        columns = len(value["header"])
        for row in value["rows"]:
            cells = row["cells"]
            while len(cells) > columns and not cells[-1]:
                del cells[-1]
        wrong = [
            number
            for number, row in enumerate(value["rows"], start=1)
            if len(row["cells"]) != columns
        ]
        if wrong and not self.is_deferred_validation:
            raise StructBlockValidationError(
                non_block_errors=[
                    ValidationError(
                        _(
                            "Jede Zeile braucht so viele Zellen wie die Kopfzeile Spalten hat "
                            "(%(columns)s). Bitte prüfen Sie Zeile %(rows)s."
                        ),
                        params={"columns": columns, "rows": ", ".join(map(str, wrong))},
                    )
                ]
            )
        return value

    class Meta:
        icon = "table"
        label = _("Tabelle")
        description = _("Eine Tabelle mit Titel und Kopfzeile.")
        template = "blocks/table.html"
        preview_value = {
            "caption": _("Unsere Jubiläen"),
            "header": [_("Stadt"), _("seit")],
            "rows": [{"cells": ["Almelo", "1954"]}, {"cells": ["Glauchau", "1991"]}],
            "has_row_headers": True,
        }
