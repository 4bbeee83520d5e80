"""The files of open data keep what their schemas promise, and say nothing else."""

import csv
import json
from io import StringIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Occurrence
from iserlohn_europa.opendata.datasets import DATASETS, LICENCE, Dataset
from iserlohn_europa.opendata.files import CSV, GEOJSON, JSON, as_csv
from iserlohn_europa.opendata.schemas import columns, schema
from iserlohn_europa.opendata.state import public_state
from partnerships.models import PartnerCityPage
from tests import factories
from tests.opendata.conftest import SECRET
from tests.opendata.promises import broken_promises

pytestmark = pytest.mark.usefixtures("small_site")
NAMES = sorted(DATASETS)
ALL_FILES = [f"/daten/{name}.{form.ending}" for name in NAMES for form in DATASETS[name].forms]


def rows(client, name) -> list[dict]:
    return client.get(f"/daten/{name}.json").json()["items"]


def table(client, name) -> list[dict]:
    text = client.get(f"/daten/{name}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def test_the_addresses_stay_as_they_are_printed():
    assert ALL_FILES == [
        "/daten/auszeichnungen.csv",
        "/daten/auszeichnungen.json",
        "/daten/partnerstaedte.csv",
        "/daten/partnerstaedte.json",
        "/daten/partnerstaedte.geojson",
        "/daten/projekte.csv",
        "/daten/projekte.json",
        "/daten/veranstaltungen.csv",
        "/daten/veranstaltungen.json",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_json_file_keeps_to_its_schema(client, name):
    content = client.get(f"/daten/{name}.json").json()
    assert content["items"]
    assert broken_promises(name, content) == []


def test_the_geojson_file_keeps_to_its_schema(client):
    content = client.get("/daten/partnerstaedte.geojson").json()
    assert broken_promises("partnerstaedte-geojson", content) == []
    [point] = [each for each in content["features"] if each["properties"]["name"] == "Chorzów"]
    assert point["geometry"] == {"type": "Point", "coordinates": [18.95, 50.3]}


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_the_promised_columns_and_the_rows_of_the_json_file(client, name):
    text = client.get(f"/daten/{name}.csv").content.decode()
    first, *_rest = text.removeprefix("\ufeff").splitlines()
    assert text.startswith("\ufeff")
    assert first.split(";") == [column.key for column in columns(name)]
    assert [row["id"] for row in table(client, name)] == [row["id"] for row in rows(client, name)]


def test_a_tab_within_a_text_begins_no_cell():
    text = as_csv(columns("projekte")[:1], [{"id": "Hallo\t=1+1"}]).decode()
    assert '"Hallo\t=1+1"' in text


@pytest.mark.parametrize("name", NAMES)
def test_what_the_columns_of_a_table_hold_is_written_for_programs(client, name):
    stated = client.get(f"/daten/{name}.csv-metadata.json").json()
    named = [column["name"] for column in stated["tableSchema"]["columns"]]
    assert named == [column.key for column in columns(name)]
    assert stated["url"] == f"http://localhost/daten/{name}.csv"
    assert stated["dialect"]["delimiter"] == ";"


@pytest.mark.parametrize("name", NAMES)
def test_every_column_says_in_german_what_it_means(name):
    for column in columns(name):
        assert column.title and column.about.endswith("."), column.key


@pytest.mark.parametrize("address", ALL_FILES)
def test_drafts_and_the_names_of_persons_stand_in_no_file(client, address):
    content = client.get(address).content.decode()
    assert "Entwurf" not in content
    assert SECRET not in content


def test_private_pages_stand_in_no_file(client, small_site):
    city = PartnerCityPage.objects.get(title="Chorzów")
    city.view_restrictions.create(restriction_type="login")
    assert [row["name"] for row in rows(client, "partnerstaedte")] == ["=Almelo"]


def test_a_city_says_where_it_lies_and_how_the_bond_stands(client):
    [city] = [row for row in rows(client, "partnerstaedte") if row["name"] == "Chorzów"]
    expected = {
        "url": "http://localhost/partnerstaedte/chorzow/",
        "country": "PL",
        "country_label": "Polen",
        "latitude": 50.3,
        "population": 105000,
        "population_date": "2023",
        "status": "dormant",
        "status_label": "ruhend",
        "since": "2004-09-25",
        "steps": ["contact 1999", "signing 2004-09-25"],
        "committee": "exists",
        "summary": "Eine Stadt in Oberschlesien.",
        "region": None,
    }
    assert {key: city[key] for key in expected} == expected


def test_a_number_of_inhabitants_without_its_date_is_not_handed_out(client):
    [city] = [row for row in rows(client, "partnerstaedte") if row["name"] == "=Almelo"]
    assert city["population"] is None


def test_each_date_of_an_event_is_a_row(client):
    rough, timed, cancelled = rows(client, "veranstaltungen")
    assert (rough["date"], rough["evidence"], rough["starts_at"]) == ("2007-12", "took_place", None)
    assert timed["starts_at"] == "2026-05-09T18:30:00+02:00"
    assert timed["address"] == "Schillerplatz 7, 58636 Iserlohn"
    assert (timed["cities"], timed["audiences"]) == (["Chorzów"], ["alle", "kinder"])
    assert (cancelled["date"], cancelled["status"]) == ("2026-05-10", "cancelled")
    assert timed["event_id"] == cancelled["event_id"] != timed["id"]


def test_awards_and_projects_are_joined_to_the_cities_by_their_ids(client):
    ids = {row["name"]: row["id"] for row in rows(client, "partnerstaedte")}
    [project] = rows(client, "projekte")
    [won_with] = [row for row in rows(client, "auszeichnungen") if row["cities"]]
    assert project["city_ids"] == won_with["city_ids"] == [ids["Chorzów"]]
    assert project["further_partners"] == ["Volkshochschule"]
    assert (project["begins"], project["funders"]) == ("2005/2006", ["eu"])


def test_an_award_says_by_which_one_it_was_renewed(client):
    newer, older = sorted(rows(client, "auszeichnungen"), key=lambda row: row["title"])
    assert older["renewed_by"] == newer["id"]
    assert newer["renewed_by"] is None


def test_no_cell_of_a_table_is_a_formula_and_numbers_stay_numbers(client):
    [city] = [row for row in table(client, "partnerstaedte") if "Almelo" in row["name"]]
    assert city["name"] == "'=Almelo"
    assert city["longitude"] == "-6.6667"


def test_a_table_joins_several_values_and_leaves_empty_what_nobody_knows(client):
    timed = table(client, "veranstaltungen")[1]
    assert timed["audiences"] == "alle | kinder"
    assert (timed["is_free"], timed["registration_url"]) == ("false", "")


@pytest.mark.parametrize("address", ALL_FILES)
def test_every_file_names_its_licence_and_where_it_is_explained(client, address):
    response = client.get(address)
    assert f'<{LICENCE}>; rel="license"' in response["Link"]
    explained = response["Link"].split("<")[2].split(">")[0]
    assert client.get(explained).status_code == 200
    if not address.endswith("csv"):
        content = response.json()
        assert content["license"] == LICENCE
        assert content["publisher"] == "Stadt Iserlohn"
        assert content["source"].startswith("http://localhost/")


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        (CSV, "text/csv; charset=utf-8"),
        (JSON, "application/json"),
        (GEOJSON, "application/geo+json"),
    ],
)
def test_a_file_has_its_media_type_and_may_be_read_from_any_website(client, form, media_type):
    response = client.get(f"/daten/partnerstaedte.{form.ending}")
    assert response["Content-Type"] == media_type
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert f'filename="iserlohn-partnerstaedte.{form.ending}"' in response["Content-Disposition"]
    assert not response.cookies


def test_who_has_the_file_does_not_get_it_again_and_nothing_is_written_anew(client, monkeypatch):
    address = "/daten/veranstaltungen.json"
    known = client.get(address)["ETag"]
    monkeypatch.setattr(Dataset, "rows", None)
    assert client.get(address, headers={"if-none-match": known}).status_code == 304


def publish(city):
    city.title = "Königshütte"
    city.save_revision().publish()


def hide(city):
    city.view_restrictions.create(restriction_type="login")


def move(city):
    city.move(city.get_parent().get_parent(), pos="last-child")


@pytest.mark.parametrize("change", [publish, PartnerCityPage.unpublish, hide, move])
def test_what_happens_to_a_city_changes_the_file_of_events_that_names_it(
    client, small_site, change
):
    address = "/daten/veranstaltungen.json"
    known = client.get(address)["ETag"]
    change(PartnerCityPage.objects.get(title="Chorzów"))
    assert client.get(address, headers={"if-none-match": known}).status_code == 200


def test_a_date_that_comes_into_sight_changes_the_file_of_events(client):
    before = public_state()
    date = Occurrence.objects.last()
    date.pk, date.key = None, uuid4()
    date.save()
    assert public_state() != before


@pytest.mark.parametrize("address", ["/daten/veranstaltungen.json", "/daten/katalog.jsonld"])
def test_a_file_may_be_kept_for_a_short_time_and_comes_compressed(client, address):
    response = client.get(address, headers={"accept-encoding": "gzip"})
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Content-Encoding"] == "gzip"
    known = response["ETag"]
    again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": known})
    assert again.status_code == 304


def test_a_file_says_when_what_it_holds_was_changed_last(client):
    changed = PartnerCityPage.objects.get(title="Chorzów")
    changed.last_published_at = moment = timezone.now().replace(year=2040)
    changed.save()
    stated = client.get("/daten/partnerstaedte.json").json()["modified"]
    assert stated == timezone.localtime(moment).isoformat(timespec="seconds")


def test_a_file_can_be_asked_for_without_its_content(client):
    response = client.head("/daten/projekte.csv")
    assert (response.status_code, response.content) == (200, b"")
    assert client.post("/daten/projekte.csv").status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/daten/geheim.csv",
        "/daten/projekte.geojson",
        "/daten/schema/geheim.json",
        "/daten/geheim.csv-metadata.json",
    ],
)
def test_what_is_not_handed_out_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_the_language_of_the_reader_changes_no_file(client):
    [city, _other] = rows(client, "partnerstaedte")
    response = client.get("/daten/partnerstaedte.json", headers={"accept-language": "pl"})
    assert response.json()["items"][0]["country_label"] == city["country_label"]


def test_a_translation_is_no_second_row(client, english, small_site):
    before = rows(client, "partnerstaedte")
    city = PartnerCityPage.objects.get(title="Chorzów")
    city.copy_for_translation(english, copy_parents=True).save_revision().publish()
    assert rows(client, "partnerstaedte") == before


def test_a_schema_is_served_with_its_own_address(client):
    response = client.get("/daten/schema/partnerstaedte.json")
    assert response["Content-Type"] == "application/schema+json"
    assert response.json()["$id"] == "http://localhost/daten/schema/partnerstaedte.json"
    assert response.json()["title"] == schema("partnerstaedte")["title"]


def test_no_page_takes_the_address_of_the_files(home):
    page = factories.StandardPageFactory.build(title="Daten", slug="daten")
    page.path, page.depth = "000100019999", 3
    with pytest.raises(Exception, match="vergeben"):
        page.clean()


def test_the_catalogue_names_every_file_with_its_licence(client):
    stated = json.loads(client.get(reverse("open-data-catalogue")).content)
    files = [file for each in stated["dcat:dataset"] for file in each["dcat:distribution"]]
    addresses = {file["dcat:downloadURL"]["@id"] for file in files}
    assert addresses == {f"http://localhost{path}" for path in ALL_FILES}
    assert {file["dct:license"]["@id"] for file in files} == {
        "http://dcat-ap.de/def/licenses/dl-zero-de/2.0"
    }
