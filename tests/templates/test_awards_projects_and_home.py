import pytest

from awards.choices import Holder
from iserlohn_europa.core.choices import ValidityKind
from iserlohn_europa.core.models import Topic
from iserlohn_europa.projects.choices import FunderLevel
from partnerships.choices import BondStep
from partnerships.models import BondDate
from tests.factories import (
    AwardFactory,
    CityFactory,
    ProjectFactory,
    TopicIndexFactory,
    TopicPageFactory,
)

from .pages import facts_of, headings_of, text_of


def validity_of(read, award) -> str | None:
    return facts_of(read(award.url)).get("Gültigkeit")


def test_how_long_an_award_holds_is_told_in_the_words_of_the_source(read, awards):
    term = AwardFactory(
        parent=awards,
        date="2013-04-12",
        validity_kind=ValidityKind.TERM,
        validity_years=5,
        validity_wording="für fünf Jahre verliehen",
    )
    assert validity_of(read, term) == "für fünf Jahre verliehen"
    assert "2018" not in text_of(read(term.url).main)


def test_an_award_without_end_says_so_and_an_unproven_one_says_nothing(read, awards):
    unlimited = AwardFactory(parent=awards, validity_kind=ValidityKind.UNLIMITED)
    unproven = AwardFactory(parent=awards, validity_kind=ValidityKind.UNPROVEN)
    assert validity_of(read, unlimited) == "unbefristet"
    assert validity_of(read, unproven) is None


def test_an_award_of_others_never_looks_like_one_of_the_city(read, awards):
    award = AwardFactory(parent=awards, holder=Holder.OTHER, holder_name="Gesamtschule")
    assert facts_of(read(award.url))["Verliehen an"] == "Gesamtschule"
    assert "Auszeichnung der Stadt" not in text_of(read(award.url).main)


def project_paid_by(projects, *levels):
    project = ProjectFactory(parent=projects)
    for level in levels:
        project.funding.create(level=level)
    project.save_revision().publish()
    return project


def test_only_a_proven_eu_project_is_called_one(read, projects):
    proven = project_paid_by(projects, FunderLevel.EU, FunderLevel.FEDERAL)
    unproven = project_paid_by(projects)
    assert "EU-Projekt" in text_of(read(proven.url).main)
    assert facts_of(read(proven.url))["Gefördert von"] == "Europäische Union Bund"
    assert "EU-Projekt" not in text_of(read(unproven.url).main)
    assert facts_of(read(unproven.url))["Gefördert von"] == "nicht belegt"


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ("2010", "2018", "2010–2018"),
        ("2008", "", "ab 2008"),
        ("2016-05", "", "ab Mai 2016"),
        ("", "2019", "bis 2019"),
        ("2009-05", "2009-05", "Mai 2009"),
        ("", "", None),
    ],
)
def test_when_a_project_ran_claims_no_more_than_is_known(read, projects, begins, ends, words):
    project = ProjectFactory(parent=projects, begins=begins or None, ends=ends or None)
    assert facts_of(read(project.url)).get("Zeitraum") == words
    kicker = read(projects.url).select_one(".card__kicker")
    assert (text_of(kicker) if kicker else None) == words


def test_a_title_in_another_language_is_marked_where_it_is_read(read, projects):
    ProjectFactory(parent=projects, title="Brücken")
    english = ProjectFactory(parent=projects, title="Bridges", title_language="en")
    languages = {link.text: link.get("lang") for link in read(projects.url).select(".card__link")}
    assert languages == {"Brücken": None, "Bridges": "en"}
    html = read(english.url)
    assert html.h1["lang"] == html.select_one(".breadcrumbs [aria-current]")["lang"] == "en"


def test_a_quiet_home_page_leads_with_what_is_true(read, cities, awards):
    CityFactory(
        parent=cities,
        title="Auchel",
        bond_dates=[BondDate(kind=BondStep.SIGNING, date="1966")],
    )
    AwardFactory(parent=awards, title="Europaaktive Kommune")
    html = read("/")
    headings = headings_of(html)
    assert headings[0] == "Freunde in Europa"
    assert "Nächste Veranstaltungen" not in headings
    assert "Aktuelles" not in headings
    assert "Jahre Partnerschaft mit Auchel" in text_of(html.main)
    assert "Europaaktive Kommune" in headings
    assert "Eine Partner- und Freundschaftsstadt" in headings


def test_topics_are_found_from_home_and_lead_to_their_awards(read, home, awards):
    topic = Topic.objects.create(title="Schule", locale=home.locale)
    award = AwardFactory(parent=awards, title="Europaschule", topics=[topic])
    index = TopicIndexFactory(parent=home)
    page = TopicPageFactory(parent=index, topic=topic, title="Schule")
    html = read("/")
    assert html.main.select_one(f'.topics a[href="{page.url}"]')
    assert html.footer.select_one(f'a[href="{index.url}"]')
    assert read(page.url).main.select_one(f'.award-card a[href="{award.url}"]')
