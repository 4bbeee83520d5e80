import os
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.images.tests.utils import get_test_image_file

from iserlohn_europa.library.models import CustomImage, CustomRendition
from iserlohn_europa.library.renditions import ALL_SPECS
from iserlohn_europa.operations.management.commands import prepare_pictures
from tests.factories import CityFactory, CityIndexFactory


def new_image() -> CustomImage:
    return CustomImage.objects.create(title="Fest", file=get_test_image_file())


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_no_reader_waits_for_a_picture(home, client):
    cities = CityIndexFactory(parent=home)
    city = CityFactory(parent=cities, teaser_image=new_image(), teaser_alt="Ein Fest am Fluss")
    call_command("prepare_pictures")
    prepared = CustomRendition.objects.count()
    for url in (city.url, cities.url):
        assert b"<picture>" in client.get(url).content
    assert CustomRendition.objects.count() == prepared == len(ALL_SPECS)


def test_what_is_ready_is_left_alone(db, django_assert_max_num_queries):
    new_image()
    call_command("prepare_pictures")
    with django_assert_max_num_queries(2):
        call_command("prepare_pictures")


def test_a_picture_with_a_new_focal_point_is_cut_anew(db):
    image = new_image()
    call_command("prepare_pictures")
    before = set(image.renditions.values_list("pk", flat=True))
    image.focal_point_x, image.focal_point_y = 10, 10
    image.focal_point_width = image.focal_point_height = 5
    image.save()
    call_command("prepare_pictures")
    cut_anew = image.renditions.exclude(pk__in=before)
    assert cut_anew.count() == len([spec for spec in ALL_SPECS if spec.startswith("fill")])
    assert image.renditions.count() == len(ALL_SPECS)


def test_a_damaged_picture_keeps_no_other_from_being_ready_and_is_tried_once(db, caplog):
    fine, damaged = new_image(), new_image()
    Path(damaged.file.path).write_bytes(b"no picture")
    call_command("prepare_pictures")
    assert fine.renditions.count() == len(ALL_SPECS)
    caplog.clear()
    call_command("prepare_pictures")
    assert not caplog.records


def test_a_damaged_picture_is_tried_again_the_next_day(db, caplog, tmp_path):
    Path(new_image().file.path).write_bytes(b"no picture")
    call_command("prepare_pictures")
    a_day_ago = time.time() - 24 * 60 * 60 - 1
    os.utime(tmp_path / prepare_pictures.HOPELESS, (a_day_ago, a_day_ago))
    caplog.clear()
    call_command("prepare_pictures")
    assert "could not be made" in caplog.text


def test_a_run_ends_soon_and_the_next_one_goes_on(db, monkeypatch):
    older, newer = new_image(), new_image()
    monkeypatch.setattr(prepare_pictures, "SECONDS_PER_RUN", 0)
    call_command("prepare_pictures")
    assert (newer.renditions.count(), older.renditions.count()) == (len(ALL_SPECS), 0)
    call_command("prepare_pictures")
    assert older.renditions.count() == len(ALL_SPECS)
