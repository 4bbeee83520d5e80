"""What machines fetch: the files, what they promise, and the catalogue of them all."""

import json
from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from iserlohn_europa.core.feeds import answer, publisher_for

from .catalogue import catalogue
from .datasets import DATASETS, LICENCE
from .files import FORMS
from .schemas import schema, schema_names
from .state import public_state
from .tables import table_description

# Anybody's page may read the data: they are public, and no cookie changes them.
FOR_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
SECONDS_KEPT = 300


def for_machines(view):
    """A view that is only read, kept for a short time by everybody, and sent compressed."""
    return require_safe(cache_control(public=True, max_age=SECONDS_KEPT)(gzip_page(view)))


@for_machines
def data_file(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """A file with all rows of a set."""
    dataset, form = DATASETS.get(name), FORMS[ending]
    if dataset is None or form not in dataset.forms:
        raise Http404
    version = request.path, schema(name), *public_state()
    response = _given(
        request, form.media_type, version, lambda: dataset.written(form, request).content
    )
    response["Link"] = (
        f'<{LICENCE}>; rel="license", <{dataset.schema_path(form)}>; rel="describedby"'
    )
    response["Content-Disposition"] = f'inline; filename="iserlohn-{name}.{ending}"'
    return response


@for_machines
def schema_file(request: HttpRequest, name: str) -> HttpResponse:
    """What the files of a set hold, as JSON Schema."""
    if name not in schema_names():
        raise Http404
    stated = {"$id": publisher_for(request).at(request.path), **schema(name)}
    return _given_as_json(request, "schema", [stated], lambda: stated)


@for_machines
def table_file(request: HttpRequest, name: str) -> HttpResponse:
    """What the columns of a table hold, as CSV on the Web."""
    dataset = DATASETS.get(name)
    if dataset is None:
        raise Http404
    stated = table_description(dataset, publisher_for(request))
    return _given_as_json(request, "csvm", [stated], lambda: stated)


@for_machines
def catalogue_file(request: HttpRequest) -> HttpResponse:
    """All sets and their files, for the portals that collect them."""
    return _given_as_json(request, "ld", public_state(), lambda: catalogue(request))


def _given_as_json(request, kind: str, version: Iterable, write: Callable[[], dict]):
    """JSON of that kind, or 304 to those who have it."""

    def written() -> bytes:
        return json.dumps(write(), ensure_ascii=False, indent=1).encode()

    return _given(request, f"application/{kind}+json", version, written)


def _given(
    request: HttpRequest, media_type: str, version: Iterable, write: Callable[[], bytes]
) -> HttpResponse:
    """What is written, or 304 to those who have that version, for whom nothing is written."""
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    response = answer(
        request,
        (publisher_for(request), *version),
        lambda: HttpResponse(write(), content_type=f"{media_type}{charset}"),
    )
    for header, value in FOR_EVERYBODY.items():
        response[header] = value
    return response
