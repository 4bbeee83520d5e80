"""Projects as other pages show them."""

from django import template
from django.db.models import prefetch_related_objects
from django.utils.html import format_html
from django.utils.translation import gettext as _

from iserlohn_europa.core.dates import PartialDate, Precision
from iserlohn_europa.core.links import PageLink, links_to
from iserlohn_europa.core.querysets import First, with_sources
from iserlohn_europa.core.templatetags.text_tags import as_time
from iserlohn_europa.projects.models import ProjectPage
from iserlohn_europa.projects.of_city import projects_of

register = template.Library()


@register.simple_tag
def projects_with(city) -> First | None:
    """The newest projects in which a city took part."""
    return projects_of(city) if city.pk else None


@register.simple_tag
def projects_funded_by(programme) -> list[ProjectPage]:
    """The projects that a funding programme paid for, newest first."""
    if not programme.pk:
        return []
    projects = ProjectPage.objects.live().public().in_language_of(programme).for_cards()
    return with_sources(projects.funded_by(programme).newest_first())


@register.filter
def period(project) -> str:
    """From when to when a project ran: "2010–2018", "ab 2008", "bis 2018"; empty if not known.

    "ab" says no more than is known: that it began, not that it still goes on.
    """
    begins, ends = project.source.begins, project.source.ends
    if ends is None:
        return format_html(_("ab {begins}"), begins=as_time(begins)) if begins else ""
    if begins is None:
        return format_html(_("bis {ends}"), ends=as_time(ends))
    if Precision.SPAN in {begins.precision, ends.precision} or begins.latest >= ends.earliest:
        return as_time(begins)
    return as_time(PartialDate(f"{begins}/{ends}"))


@register.simple_tag(takes_context=True)
def partner_links(context, project) -> list[tuple[PageLink, str]]:
    """Who took part, each as a link or a name, with the country where it is no partner city."""
    prefetch_related_objects(project.partner_list, "city")
    cities = [partner.city for partner in project.partner_list if partner.city_id]
    found = iter(links_to(cities, project, context.get("request")))
    return [
        (next(found), "") if partner.city_id else (PageLink(partner.name), partner.country.name)
        for partner in project.partner_list
    ]
