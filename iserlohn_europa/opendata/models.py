from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.models import IndexPage

from .datasets import LICENCE
from .shown import shown_datasets
from .structured_data import schema_catalogue

PANDAS = 'import pandas\n\npandas.read_csv("%s", sep=";")'


class OpenDataPage(IndexPage):
    """Which data of the site may be taken along, what its columns mean, and under which licence."""

    subpage_types = []

    class Meta:
        verbose_name = _("Offene Daten")
        verbose_name_plural = _("Offene Daten")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        datasets = shown_datasets(request)
        return context | {
            "datasets": datasets,
            "example": PANDAS % datasets[0].table_address,
            "licence": LICENCE,
            "catalogue": reverse("open-data-catalogue"),
        }

    def structured_data(self) -> dict:
        site = self.get_site()
        return schema_catalogue(self.title, self.summary, site.root_url) if site else {}
