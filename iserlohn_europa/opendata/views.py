"""What machines fetch: the files, what they promise, and the catalogue of them all."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from iserlohn_europa.core.feeds import answer, publisher_for

from .catalogue import catalogue
from .datasets import DATASETS, LICENCE
from .files import FORMS
from .schemas import schema, schema_names
from .tables import table_description

# Anybody's page may read the data: they are public, and no cookie changes them.
FOR_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
AS_OF_JSON = "application/{}+json"


@require_safe
def data_file(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """A file with all rows of a set."""
    dataset, form = DATASETS.get(name), FORMS[ending]
    if dataset is None or form not in dataset.forms:
        raise Http404
    content = dataset.written(form, request).content
    response = _given(request, content, form.media_type)
    response["Link"] = (
        f'<{LICENCE}>; rel="license", <{dataset.schema_path(form)}>; rel="describedby"'
    )
    response["Content-Disposition"] = f'inline; filename="iserlohn-{name}.{ending}"'
    return response


@require_safe
def schema_file(request: HttpRequest, name: str) -> HttpResponse:
    """What the files of a set hold, as JSON Schema."""
    if name not in schema_names():
        raise Http404
    stated = {"$id": publisher_for(request).at(request.path), **schema(name)}
    return _given(request, _as_json(stated), AS_OF_JSON.format("schema"))


@require_safe
def table_file(request: HttpRequest, name: str) -> HttpResponse:
    """What the columns of a table hold, as CSV on the Web."""
    dataset = DATASETS.get(name)
    if dataset is None:
        raise Http404
    stated = table_description(dataset, publisher_for(request))
    return _given(request, _as_json(stated), AS_OF_JSON.format("csvm"))


@require_safe
def catalogue_file(request: HttpRequest) -> HttpResponse:
    """All sets and their files, for the portals that collect them."""
    return _given(request, _as_json(catalogue(request)), AS_OF_JSON.format("ld"))


def _as_json(content: dict) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _given(request: HttpRequest, content: bytes, media_type: str) -> HttpResponse:
    """The content, or 304 to those who have it.

    Its version is its content: titles of cities stand in the rows of events, and no moment of
    publication tells of all that.
    """
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    response = answer(
        request,
        [content.decode()],
        lambda: HttpResponse(content, content_type=f"{media_type}{charset}"),
    )
    for header, value in FOR_EVERYBODY.items():
        response[header] = value
    return response
