import datetime
import json

import pytest
from wagtail.images.tests.utils import get_test_image_file

from iserlohn_europa.core.today import today
from iserlohn_europa.library.models import CustomImage
from tests.factories import CityFactory, StandardPageFactory

YESTERDAY = today() - datetime.timedelta(days=1)


@pytest.fixture
def image(home):
    return CustomImage.objects.create(
        title="IMG_1.png",
        file=get_test_image_file(),
        credit="Stadtarchiv",
        licence="CC BY 4.0",
    )


@pytest.fixture
def large_image(home):
    """Larger than any place on the site shows it."""
    return CustomImage.objects.create(title="Fest", file=get_test_image_file(size=(1600, 1200)))


def test_a_picture_is_described_credited_and_measured(read, cities, image):
    city = CityFactory(parent=cities, teaser_image=image, teaser_alt="Ein Fest am Fluss")
    figure = read(city.url).select_one("figure")
    assert figure.img["alt"] == "Ein Fest am Fluss"
    assert figure.img["width"] and figure.img["height"]
    assert "Stadtarchiv" in figure.figcaption.get_text()
    assert "CC BY 4.0" in figure.figcaption.get_text()


def test_a_decorative_picture_says_nothing(read, cities, image):
    city = CityFactory(
        parent=cities, teaser_image=image, teaser_alt="alt", teaser_image_is_decorative=True
    )
    assert read(city.url).select_one("figure img")["alt"] == ""


@pytest.mark.parametrize(
    ("ends_on", "is_shown"), [(YESTERDAY, False), (today(), True), (None, True)]
)
def test_a_picture_vanishes_when_a_consent_has_ended(read, cities, image, ends_on, is_shown):
    image.consent_ends_on = ends_on
    image.save()
    city = CityFactory(parent=cities, teaser_image=image, teaser_alt="Ein Fest")
    for url in (city.url, cities.url):
        assert bool(read(url).select("img, .picture")) is is_shown


def test_a_shared_page_takes_its_picture_along(read, cities, image):
    city = CityFactory(parent=cities, teaser_image=image, teaser_alt="Ein Fest am Fluss")
    head = read(city.url).head
    assert head.select_one("meta[property='og:image']")["content"].startswith("http")
    assert head.select_one("meta[property='og:image:alt']")["content"] == "Ein Fest am Fluss"


def test_a_picture_whose_file_is_gone_leaves_no_trace(read, cities, image):
    city = CityFactory(parent=cities, teaser_image=image, teaser_alt="Ein Fest am Fluss")
    image.file.storage.delete(image.file.name)
    for url in (city.url, cities.url):
        html = read(url)
        assert not html.select("meta[property='og:image'], img, .picture")


def widths(sources: str) -> list[int]:
    """The widths that a browser may choose from."""
    return [int(source.split()[1].removesuffix("w")) for source in sources.split(", ")]


@pytest.mark.parametrize(("place", "offered"), [("page", [400, 800, 1200]), ("card", [400, 800])])
def test_a_browser_chooses_format_and_size(read, cities, large_image, place, offered):
    city = CityFactory(parent=cities, teaser_image=large_image, teaser_alt="Ein Fest am Fluss")
    picture = read(city.url if place == "page" else cities.url).select_one("main picture")
    assert [source["type"] for source in picture.select("source")] == ["image/avif"]
    assert picture.img["src"].endswith(".jpg")
    for element in (picture.source, picture.img):
        assert widths(element["srcset"]) == offered
        assert element["sizes"]
    width, height = int(picture.img["width"]), int(picture.img["height"])
    assert (width, height) == (400, 250 if place == "card" else 300)


def test_the_first_large_picture_comes_at_once_and_cards_when_they_are_needed(read, cities, image):
    city = CityFactory(parent=cities, teaser_image=image, teaser_alt="Ein Fest am Fluss")
    lead, card = (read(url).select_one("main img") for url in (city.url, cities.url))
    assert (lead["loading"], lead["fetchpriority"]) == ("eager", "high")
    assert card["loading"] == "lazy"
    assert not card.has_attr("fetchpriority")


def test_a_card_names_who_made_its_picture(read, cities, image):
    CityFactory(parent=cities, teaser_image=image, teaser_alt="Ein Fest am Fluss")
    assert "Stadtarchiv" in read(cities.url).select_one(".card figcaption").get_text()


def test_pictures_in_a_story_are_credited_and_wait_until_they_are_needed(read, home, image):
    figure = {"image": image.pk, "alt": "Ein Fest", "caption": "Im Mai"}
    story = [
        {"type": "figure", "value": figure},
        {"type": "gallery", "value": {"figures": [figure, figure]}},
    ]
    page = StandardPageFactory(parent=home, story=json.dumps(story))
    figures = read(page.url).select("main figure")
    assert len(figures) == 3
    for figure in figures:
        assert figure.source["type"] == "image/avif"
        assert figure.img["loading"] == "lazy"
        assert "Im Mai" in figure.figcaption.get_text()
        assert "Stadtarchiv" in figure.figcaption.get_text()
