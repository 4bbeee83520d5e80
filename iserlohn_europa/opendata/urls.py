"""Where the data is: addresses that hang on no slug and stay."""

from django.urls import path

from .files import FORMS
from .views import catalogue_file, data_file, schema_file, table_file

urlpatterns = [
    path("katalog.jsonld", catalogue_file, name="open-data-catalogue"),
    path("schema/<slug:name>.json", schema_file, name="open-data-schema"),
    path("<slug:name>.csv-metadata.json", table_file, name="open-data-table"),
    *(
        path(f"<slug:name>.{ending}", data_file, {"ending": ending}, name=f"open-data-{ending}")
        for ending in FORMS
    ),
]
