"""Pictures and documents in a bucket, as several machines share them; the bucket is a stand-in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from moto.server import ThreadedMotoServer
from wagtail.images.models import SourceImageIOError
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from iserlohn_europa.library.models import CustomDocument, CustomImage, CustomRendition

BUCKET = "europa"
KEYS = {"access_key": "nobody", "secret_key": "secret-of-the-bucket", "region_name": "eu-central-1"}


@pytest.fixture(scope="module")
def server():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "127.0.0.1")
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
        server.start()
        yield "http://127.0.0.1:{1}".format(*server.get_host_and_port())
        server.stop()


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """An empty bucket, which the site uses."""
    whole = boto3.resource(
        "s3",
        endpoint_url=server,
        region_name=KEYS["region_name"],
        aws_access_key_id="nobody",
        aws_secret_access_key="nothing",
    ).Bucket(BUCKET)
    whole.create(CreateBucketConfiguration={"LocationConstraint": KEYS["region_name"]})
    settings.MEDIA_S3 = {"bucket_name": BUCKET, "endpoint_url": server, **KEYS}
    kinds = {"default": ("PrivateBucket", "originals")}
    kinds["renditions"] = ("RenditionsBucket", "renditions")
    settings.STORAGES = settings.STORAGES | {
        name: {
            "BACKEND": f"iserlohn_europa.library.bucket.{backend}",
            "OPTIONS": {"location": location},
        }
        for name, (backend, location) in kinds.items()
    }
    field = CustomRendition._meta.get_field("file")
    monkeypatch.setattr(field, "storage", storages["renditions"])
    yield whole
    whole.objects.delete()
    whole.delete()


@pytest.fixture
def image(home, bucket):
    return CustomImage.objects.create(title="Karte", file=get_test_image_file("eimer.png"))


def names(bucket):
    return {each.key.partition("/")[0] for each in bucket.objects.all()}


def test_originals_and_renditions_lie_in_the_bucket_and_readers_ask_the_site(
    client, image, bucket, settings
):
    rendition = image.get_rendition("width-100")
    assert names(bucket) == {"originals", "renditions"}
    assert not list(Path(settings.DATA_DIR).rglob("eimer*"))
    assert rendition.url.startswith("/media/images/eimer")
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    with rendition.file.open() as file:
        assert b"".join(response.streaming_content) == file.read()


def test_an_original_has_no_address_there_either(client, image):
    for folder in ("", "originals/", "../originals/", "%2e%2e/originals/"):
        assert client.get(f"/media/{folder}{image.file.name}").status_code == 404
    with pytest.raises(NotImplementedError):
        _ = image.file.url


def test_a_rendition_in_full_size_is_for_staff_there_too(client, admin_client, image):
    full_size = image.get_rendition("original").url
    assert client.get(full_size).status_code == 404
    assert admin_client.get(full_size).status_code == 200


def film(**fields):
    file = ContentFile(bytes(range(256)), name="Über uns.mp4")
    return CustomDocument.objects.create(title="Film", file=file, **fields)


def test_a_film_is_served_in_the_parts_that_players_ask_for(client, home, bucket):
    response = client.get(film().url, headers={"range": "bytes=10-19"})
    assert response.status_code == 206
    assert b"".join(response.streaming_content) == bytes(range(10, 20))


def test_a_private_document_stays_private(client, home, bucket):
    collection = Collection.get_first_root_node().add_child(name="intern")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    response = client.get(film(collection=collection).url)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_files_of_the_same_name_stay_apart(home, bucket):
    first, second = film(), film()
    assert first.file.name != second.file.name
    assert "ber_uns" in first.file.name


def test_what_is_deleted_is_gone_from_the_bucket(image, bucket, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert names(bucket) == set()


def test_the_keys_are_written_down_with_no_file_that_is_to_be_deleted(bucket):
    _path, _arguments, options = storages["default"].deconstruct()
    assert KEYS["secret_key"] not in json.dumps(options)


def test_a_bucket_that_is_away_costs_the_picture_and_never_the_page(image, bucket, settings):
    away = {**settings.MEDIA_S3, "endpoint_url": "http://127.0.0.1:1"}
    settings.MEDIA_S3 = away
    settings.STORAGES = {**settings.STORAGES}
    again = CustomImage.objects.get(pk=image.pk)
    with pytest.raises(SourceImageIOError):
        again.get_rendition("width-50")


def test_the_environment_says_where_the_bucket_is(tmp_path):
    question = (
        "import json\n"
        "from iserlohn_europa.settings.production import MEDIA_S3, STORAGES\n"
        "print(json.dumps([MEDIA_S3, STORAGES['default']['BACKEND']]))"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "BASE_URL": "https://europa.example.org",
        "SECRET_KEY": "k" * 60,
        "MEDIA_S3_BUCKET": "europa",
        "MEDIA_S3_ENDPOINT": "https://s3.example.org",
        "MEDIA_S3_KEY": "key",
    }

    def asked(**more):
        return subprocess.run(
            [sys.executable, "-c", question],
            cwd=Path(__file__).parents[2],
            env=environment | more,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    assert "MEDIA_S3_SECRET fehlt" in asked().stderr
    media, backend = json.loads(asked(MEDIA_S3_SECRET="secret").stdout)
    assert media == {
        "bucket_name": "europa",
        "endpoint_url": "https://s3.example.org",
        "region_name": None,
        "access_key": "key",
        "secret_key": "secret",
    }
    assert backend.endswith("PrivateBucket")
