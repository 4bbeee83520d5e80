from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether this process answers, whatever else is away."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


async def readyz(request: HttpRequest) -> HttpResponse:
    """Whether everything works that the site needs to do all it promises."""
    # By name: loading the checks takes a third of a second, which a start has not to spare.
    return await import_string("iserlohn_europa.operations.health.readiness")(request)
