"""The projects as rows of data."""

from collections.abc import Iterator

from django.db.models import QuerySet

from iserlohn_europa.projects.models import ProjectPage

from .row_parts import AddressOf, Row, cities_of, end_of, text


def projects() -> QuerySet[ProjectPage]:
    """The projects that are public, the newest first."""
    return ProjectPage.objects.live().public().in_source_language().newest_first()


def project_rows(address_of: AddressOf) -> Iterator[Row]:
    """One row for each project."""
    pages = projects().select_related("locale").prefetch_related("funding", "partners__city")
    for project in pages.defer_streamfields():
        partners, funding = project.partner_list, project.funding_list
        yield {
            "id": str(project.translation_key),
            "url": address_of(project),
            "title": project.title,
            "title_language": text(project.title_language),
            "begins": text(project.begins),
            "ends": text(project.ends),
            **cities_of(partner.city for partner in partners if partner.city),
            "further_partners": [partner.name for partner in partners if partner.name],
            "funders": list(dict.fromkeys(each.level for each in funding)),
            "programmes": list(dict.fromkeys(each.programme for each in funding if each.programme)),
            "results": text(project.results),
            **end_of(project),
        }
