"""The data and their files in the words of DCAT-AP.de, for the portals that collect them."""

from django.http import HttpRequest
from django.urls import reverse

from iserlohn_europa.core.feeds import Publisher, publisher_for

from .datasets import DATASETS, Dataset
from .files import Form

# https://www.dcat-ap.de/def/ names licences, and https://publications.europa.eu file types.
LICENCE = "http://dcat-ap.de/def/licenses/dl-zero-de/2.0"
FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/DEU"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue(request: HttpRequest) -> dict:
    """The catalogue of all sets."""
    publisher = publisher_for(request)
    address = publisher.at(reverse("open-data-catalogue"))
    city = {"@id": f"{address}#stadt", "@type": "foaf:Organization", "foaf:name": "Stadt Iserlohn"}
    return {
        "@context": CONTEXT,
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": _german(publisher.titled("Offene Daten")),
        "dct:description": _german("Die Daten des Europabüros der Stadt Iserlohn."),
        "dct:publisher": city,
        "dct:language": {"@id": LANGUAGE},
        "foaf:homepage": {"@id": publisher.at("/")},
        "dcat:dataset": [_dataset(each, publisher, city) for each in DATASETS.values()],
    }


def _dataset(dataset: Dataset, publisher: Publisher, city: dict) -> dict:
    address = publisher.at(reverse("open-data-catalogue"))
    stated = {
        "@id": f"{address}#{dataset.name}",
        "@type": "dcat:Dataset",
        "dct:title": _german(dataset.title),
        "dct:description": _german(dataset.about),
        "dct:identifier": f"{address}#{dataset.name}",
        "dct:publisher": {"@id": city["@id"]},
        "dct:language": {"@id": LANGUAGE},
        "dcat:distribution": [_file(dataset, form, publisher) for form in dataset.forms],
    }
    changed = dataset.state()[-1]
    if changed:
        moment = {"@value": changed.isoformat(timespec="seconds"), "@type": "xsd:dateTime"}
        stated["dct:modified"] = moment
    return stated


def _file(dataset: Dataset, form: Form, publisher: Publisher) -> dict:
    address = {"@id": publisher.at(dataset.path(form))}
    return {
        **address,
        "@type": "dcat:Distribution",
        "dct:title": _german(f"{dataset.title} ({form.label})"),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dct:license": {"@id": LICENCE},
        "dct:format": {"@id": f"{FILE_TYPE}{form.file_type}"},
        "dcat:mediaType": {
            "@id": f"https://www.iana.org/assignments/media-types/{form.media_type}"
        },
        "dct:conformsTo": {"@id": publisher.at(dataset.schema_path(form))},
    }


def _german(text: str) -> dict:
    return {"@value": text, "@language": "de"}
