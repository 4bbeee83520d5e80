from django.urls import include, path, re_path
from django.views.generic import RedirectView, TemplateView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from iserlohn_europa.core.sitemap import sitemap
from iserlohn_europa.languages.addresses import in_every_language
from iserlohn_europa.languages.views import page_in_its_language
from iserlohn_europa.library.views import document, rendition
from iserlohn_europa.operations.views import healthz, readyz

# Wagtail's own page for readers of private pages lets people in by their password alone.
one_door = RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)

handler400 = "iserlohn_europa.failures.bad_request"
handler403 = "iserlohn_europa.failures.permission_denied"
handler404 = "iserlohn_europa.failures.page_not_found"
handler500 = "iserlohn_europa.failures.server_error"
pages = [
    *[pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"],
    re_path(wagtail_urls.serve_pattern, page_in_its_language, name="wagtail_serve"),
]

urlpatterns = [
    path("admin/", include("iserlohn_europa.accounts.urls")),  # before the doors of Wagtail
    path("admin/", include("iserlohn_europa.editorial.checks.urls")),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", document),  # at the address of Wagtail's own view
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", rendition, name="rendition"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="robots.txt", content_type="text/plain"),
        name="robots",
    ),
    path(
        "manifest.webmanifest",
        TemplateView.as_view(
            template_name="manifest.webmanifest", content_type="application/manifest+json"
        ),
        name="manifest",
    ),
    path("", include("iserlohn_europa.chronicle.urls")),
    path("suche/", include("iserlohn_europa.search.urls")),
    path("daten/", include("iserlohn_europa.opendata.urls")),
    path("vorschau/", include("iserlohn_europa.editorial.preview_links.urls")),
    path("stil/", include("iserlohn_europa.styleguide.urls")),
    path("veranstaltungen/", include("events.urls")),
    path("aktuelles/", include("iserlohn_europa.news.urls")),
    in_every_language(
        path("_util/login/", one_door),
        path("", include(pages)),
    ),
]
