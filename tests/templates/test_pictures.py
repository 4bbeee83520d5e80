import datetime

import pytest
from wagtail.images.tests.utils import get_test_image_file

from iserlohn_europa.core.today import today
from iserlohn_europa.library.models import CustomImage
from tests.factories import CityFactory

YESTERDAY = today() - datetime.timedelta(days=1)


@pytest.fixture
def image(home):
    return CustomImage.objects.create(
        title="IMG_1.png",
        file=get_test_image_file(),
        credit="Stadtarchiv",
        licence="CC BY 4.0",
    )


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


def test_a_picture_whose_file_is_gone_costs_no_page(read, cities, image):
    city = CityFactory(parent=cities, teaser_image=image, teaser_alt="Ein Fest am Fluss")
    image.file.storage.delete(image.file.name)
    assert not read(city.url).head.select("meta[property='og:image']")
