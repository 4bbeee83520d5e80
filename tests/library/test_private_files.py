"""Visitors get renditions; originals and private documents have no address that works."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from iserlohn_europa.library.models import CustomDocument, CustomImage


@pytest.fixture
def image(home):
    return CustomImage.objects.create(title="Karte", file=get_test_image_file("karte.png"))


@pytest.fixture
def private_document(home):
    collection = Collection.get_first_root_node().add_child(name="intern")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    file = ContentFile(b"%PDF-1.4", name="protokoll.pdf")
    return CustomDocument.objects.create(title="Protokoll", file=file, collection=collection)


def test_a_rendition_is_served_for_a_year(client, image):
    response = client.get(image.get_rendition("width-100").url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("kind", ["avif", "jpeg"])
def test_a_rendition_says_its_format_since_browsers_may_not_guess(client, image, kind):
    response = client.get(image.get_rendition(f"width-100|format-{kind}").url)
    assert response["Content-Type"] == f"image/{kind}"
    assert response["X-Content-Type-Options"] == "nosniff"


def guesses(name: str) -> list[str]:
    """Addresses under which somebody might look for a stored file."""
    folders = ["", "originals/", "renditions/../originals/", "../originals/", "%2e%2e/originals/"]
    return [f"/media/{folder}{name}" for folder in folders] + [f"/static/{name}", f"/{name}"]


def test_an_original_is_served_at_no_address(client, image):
    for address in guesses(image.file.name):
        assert client.get(address, follow=True).status_code == 404, address


def test_a_rendition_in_full_size_is_for_staff(client, admin_client, image):
    full_size = image.get_rendition("original").url
    assert client.get(full_size).status_code == 404
    response = admin_client.get(full_size)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_a_private_document_is_served_at_no_address(client, private_document):
    for address in guesses(private_document.file.name):
        assert client.get(address, follow=True).status_code == 404, address
    response = client.get(private_document.url)
    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


def test_a_private_document_is_served_to_those_who_sign_in(admin_client, private_document):
    response = admin_client.get(private_document.url)
    assert response.status_code == 200
    assert response["X-Content-Type-Options"] == "nosniff"


def test_files_in_the_private_storage_have_no_address(image):
    with pytest.raises(NotImplementedError):
        _address = image.file.url


@pytest.mark.parametrize("path", ["a%00b.png", "x" * 4000, "images/", "%2e%2e/%2e%2e/etc/passwd"])
def test_a_path_that_can_name_no_rendition_is_not_found(client, home, path):
    assert client.get(f"/media/{path}", follow=True).status_code == 404


def test_renditions_are_read_only(client, image):
    assert client.post(image.get_rendition("width-100").url).status_code == 405
