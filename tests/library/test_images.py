import datetime

import pytest
from django.db import OperationalError
from django.urls import reverse
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.images.tests.utils import get_test_image_file

from iserlohn_europa.library.models import CustomImage, CustomRendition

LAST_DAY = datetime.date(2026, 5, 6)


def test_a_picture_may_be_shown_until_the_last_day_of_the_consent(db):
    image = CustomImage(consent_ends_on=LAST_DAY)
    assert image.may_be_shown(LAST_DAY)
    assert not image.may_be_shown(LAST_DAY + datetime.timedelta(days=1))


def test_a_picture_without_an_end_of_consent_may_always_be_shown(db):
    assert CustomImage().may_be_shown(datetime.date(2999, 1, 1))


def test_the_suggested_description_is_never_the_file_name(db):
    assert CustomImage(title="IMG_1234.jpg").default_alt_text == ""
    assert CustomImage(title="IMG_1234.jpg", description="Chor").default_alt_text == "Chor"


def test_staff_can_open_the_form_of_a_picture(admin_client, home):
    image = CustomImage.objects.create(title="Karte", file=get_test_image_file())
    assert admin_client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200


def test_a_deleted_picture_takes_its_files_with_it(db, django_capture_on_commit_callbacks):
    picture = CustomImage.objects.create(title="Karte", file=get_test_image_file())
    rendition = picture.get_rendition("width-10")
    files = [(file.storage, file.name) for file in (picture.file, rendition.file)]
    assert all(storage.exists(name) for storage, name in files)
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert not any(storage.exists(name) for storage, name in files)


@pytest.fixture(params=[PermissionError("No folder"), OperationalError("database is locked")])
def unwritable_renditions(request, monkeypatch):
    def refuse(name, content, **options):
        raise request.param

    monkeypatch.setattr(CustomRendition._meta.get_field("file").storage, "save", refuse)


@pytest.mark.usefixtures("unwritable_renditions")
@pytest.mark.parametrize("sizes", [["width-10"], ["width-10", "width-20"]])
def test_a_place_nobody_can_write_to_costs_the_picture_only(db, sizes):
    picture = CustomImage.objects.create(title="Karte", file=get_test_image_file())
    renditions = get_renditions_or_not_found(picture, sizes).values()
    assert {rendition.file.name for rendition in renditions} == {"not-found"}
