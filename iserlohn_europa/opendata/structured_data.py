"""The data in the words of schema.org (https://schema.org/DataCatalog)."""

from .datasets import DATASETS, LICENCE, Dataset


def schema_catalogue(title: str, about: str, site_address: str) -> dict:
    """All sets with their files; search engines for data read it on the page."""
    city = {"@type": "GovernmentOrganization", "name": "Stadt Iserlohn"}
    shared = {"license": LICENCE, "isAccessibleForFree": True, "inLanguage": "de"}
    return {
        "@type": "DataCatalog",
        "name": title,
        **({"description": about} if about else {}),
        "publisher": city,
        "dataset": [
            {**_dataset(dataset, site_address), "creator": city, **shared}
            for dataset in DATASETS.values()
        ],
    }


def _dataset(dataset: Dataset, site_address: str) -> dict:
    return {
        "@type": "Dataset",
        "name": dataset.title,
        "description": dataset.about,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": form.media_type,
                "contentUrl": f"{site_address}{dataset.path(form)}",
            }
            for form in dataset.forms
        ],
    }
