import datetime
import json
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.choices import DateStatus
from events.models import EventDate
from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.core.today import today
from iserlohn_europa.search.indexing import rebuild
from partnerships.models import Milestone
from tests.factories import (
    AwardFactory,
    CityFactory,
    EventFactory,
    FundingProgrammeFactory,
    NewsFactory,
    ProjectFactory,
    SearchFactory,
    StandardPageFactory,
)

from .pages import headings_of, text_of


@pytest.fixture
def search(home):
    home.contact = ContactRole.objects.create(
        title="Europabüro", phone="02371 217-0", locale=home.locale
    )
    home.save_revision().publish()
    return SearchFactory(parent=home)


@pytest.fixture
def look_for(read, search):
    """What the search answers."""

    def look_for(words, **picked):
        rebuild(today())
        return read(f"{search.url}?{urlencode({'query': words} | picked)}")

    return look_for


def result_of(html, title):
    (result,) = (each for each in html.select(".search-result") if text_of(each.h3) == title)
    return result


def test_what_was_found_is_counted_and_named_in_the_title(look_for, cities, client):
    CityFactory(parent=cities, title="Chorzów", country="PL", teaser="Eine Stadt in Polen.")
    html = look_for("chorzów")
    assert headings_of(html)[:3] == ["Suche", "1 Treffer für „chorzów“", "Chorzów"]
    assert text_of(html.title) == "1 Treffer für „chorzów“ – Suche – Freunde in Europa"
    assert html.main.select_one("input[name=query]")["value"] == "chorzów"


def test_search_engines_keep_no_results(look_for):
    assert look_for("Almelo").select_one("meta[name=robots]")["content"] == "noindex"


def test_each_result_says_what_it_is_and_when_or_where(
    look_for, home, cities, events, awards, projects, funding, news
):
    CityFactory(parent=cities, title="Almelo A")
    EventFactory(parent=events, title="Almelo B", date="2007-12")
    tomorrow = today() + datetime.timedelta(days=1)
    EventFactory(
        parent=events,
        title="Almelo C",
        dates=[EventDate(starts_on=tomorrow, status=DateStatus.CANCELLED)],
    )
    AwardFactory(parent=awards, title="Almelo D", date="2013")
    ProjectFactory(parent=projects, title="Almelo E", begins="2010", ends="2018")
    FundingProgrammeFactory(parent=funding, title="Almelo F", funder="Land")
    NewsFactory(parent=news, title="Almelo G", published_on=datetime.date(2026, 3, 1))
    StandardPageFactory(parent=home, title="Almelo H", slug="h")
    results = look_for("Almelo").select(".search-result")
    lines = {text_of(each.h3)[-1]: text_of(each.p).replace(" ,", ",") for each in results}
    assert lines.pop("C").endswith(" (abgesagt)")
    assert lines == {
        "A": "Partnerstadt, Niederlande",
        "B": "Veranstaltung, Dezember 2007",
        "D": "Auszeichnung, 2013",
        "E": "Projekt, 2010–2018",
        "F": "Förderprogramm, Land",
        "G": "Nachricht, 1. März 2026",
        "H": "Information",
    }


def marks_of(result) -> list[str]:
    return [mark.text for mark in result.select("mark")]


def test_the_words_are_marked_where_they_stand(look_for, cities):
    CityFactory(parent=cities, title="Auchel", teaser="Freunde seit der Kohle in Auchel.")
    result = result_of(look_for("auchel"), "Auchel")
    assert marks_of(result) == ["Auchel", "Auchel"]
    assert "Freunde seit der Kohle in Auchel." in text_of(result).replace(" .", ".")


def test_an_excerpt_comes_from_the_text_if_the_teaser_says_nothing_of_it(look_for, news):
    story = [
        ("heading", {"text": "Der Besuch", "level": "h2"}),
        ("text", "<p>Ein <b>Chor</b> aus Glauchau</p><p>sang &lt;laut&gt; vor.</p>"),
        ("table", {"caption": "Lieder", "header": ["A"], "rows": [], "has_row_headers": True}),
    ]
    NewsFactory(parent=news, title="Besuch", teaser="Schön war es.", story=story)
    result = result_of(look_for("glauchau"), "Besuch")
    assert marks_of(result) == ["Glauchau"]
    assert "Der Besuch Ein Chor aus Glauchau sang <laut> vor." in text_of(result)


def city_with(milestone, **values):
    CityFactory(milestones=[Milestone(date="2014", text=milestone)], **values)


def test_an_excerpt_may_come_from_a_milestone(look_for, cities):
    city_with("Bürgerreise mit Bussen", parent=cities, title="Almelo")
    assert marks_of(result_of(look_for("bürgerreise"), "Almelo")) == ["Bürgerreise"]


def test_words_of_others_stay_text(look_for, news):
    NewsFactory(parent=news, title="<b>Fett</b>", teaser="<script>fett</script>")
    html = look_for("fett")
    assert marks_of(html.select_one(".search-result")) == ["Fett", "fett"]
    assert not html.main.select("script, b")


def test_a_title_in_another_language_is_marked_as_such(look_for, projects):
    ProjectFactory(parent=projects, title="Bridges", title_language="en")
    assert look_for("bridges").select_one(".search-result a")["lang"] == "en"


def test_who_finds_nothing_is_helped_on(look_for, cities):
    html = look_for("Xanadu")
    assert "Kein Treffer für „Xanadu“" in headings_of(html)
    assert html.main.select_one(f'a[href="{cities.url}"]')
    assert html.main.select_one('a[href="tel:+4923712170"]')


def test_who_has_not_asked_yet_reads_what_can_be_looked_for(read, search, cities):
    html = read(search.url)
    assert "Was Sie hier finden" in headings_of(html)
    assert html.main.select_one(f'a[href="{cities.url}"]')


def fill(number, cities, events, news):
    picture = {"image": 4711, "alt_text": "Almelo", "caption": "", "decorative": False}
    for _count in range(number):
        city_with("Feier in Almelo", parent=cities)
        EventFactory(parent=events, teaser="Almelo", dates=[EventDate(starts_on=today())])
        NewsFactory(parent=news, story=json.dumps([{"type": "figure", "value": picture}]))


def test_ten_results_of_a_kind_cost_no_more_questions_than_one(
    client, search, cities, events, news
):
    counts = []
    for number in (1, 5):
        fill(number, cities, events, news)
        rebuild(today())
        client.get(f"{search.url}?query=Almelo")
        with CaptureQueriesContext(connection) as captured:
            response = client.get(f"{search.url}?query=Almelo")
        assert len(response.context_data["results"].object_list) in {3, 18}
        counts.append(len(captured))
    assert counts[0] == counts[1]
