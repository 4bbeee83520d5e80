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


@pytest.fixture
def deeper_document(private_document):
    """A document in a collection within the private one."""
    collection = private_document.collection.add_child(name="tiefer")
    file = ContentFile(b"%PDF-1.4", name="vermerk.pdf")
    return CustomDocument.objects.create(title="Vermerk", file=file, collection=collection)


@pytest.mark.parametrize("method", ["get", "head"])
def test_what_lies_within_a_private_collection_is_private(client, deeper_document, method):
    response = getattr(client, method)(deeper_document.url)
    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
        {"Range": "bytes=0-3"},
        {"X-Requested-With": "XMLHttpRequest"},
    ],
)
def test_no_way_of_asking_opens_a_private_document(client, private_document, headers):
    response = client.get(private_document.url, headers=headers)
    assert response.status_code == 302
    assert b"%PDF" not in response.content


def test_a_private_document_is_in_no_list_that_strangers_can_read(client, private_document):
    for address in ("", "api/main/documents/", f"documents/edit/{private_document.pk}/"):
        response = client.get(f"/admin/{address}", follow=True)
        assert "protokoll" not in response.content.decode().lower()


def test_no_cache_keeps_a_private_document_or_the_way_to_it(client, admin_client, private_document):
    response = admin_client.get(private_document.url)
    assert "Cookie" in response["Vary"]
    assert response["Cache-Control"] == "private, no-store"
    assert client.get(private_document.url)["Cache-Control"] == "private, no-store"


def test_a_public_document_may_be_kept(client, home):
    file = ContentFile(b"%PDF-1.4", name="flyer.pdf")
    flyer = CustomDocument.objects.create(title="Flyer", file=file)
    response = client.get(flyer.url)
    assert response.status_code == 200
    assert "no-store" not in response.get("Cache-Control", "")


def test_a_password_opens_a_document_for_the_browser_that_knows_it(client, private_document):
    restriction = private_document.collection.view_restrictions.get()
    restriction.restriction_type = CollectionViewRestriction.PASSWORD
    restriction.password = "ein langes Geheimnis"
    restriction.save()
    page = client.get(private_document.url)
    assert b"%PDF" not in b"".join(page)
    address = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])
    wrong = client.post(address, {"password": "falsch", "return_url": private_document.url})
    assert wrong.status_code == 200
    right = {"password": "ein langes Geheimnis", "return_url": private_document.url}
    assert client.post(address, right).url == private_document.url
    assert b"".join(client.get(private_document.url)) == b"%PDF-1.4"


def test_files_in_the_private_storage_have_no_address(image):
    with pytest.raises(NotImplementedError):
        _address = image.file.url


@pytest.mark.parametrize("path", ["a%00b.png", "x" * 4000, "images/", "%2e%2e/%2e%2e/etc/passwd"])
def test_a_path_that_can_name_no_rendition_is_not_found(client, home, path):
    assert client.get(f"/media/{path}", follow=True).status_code == 404


def test_renditions_are_read_only(client, image):
    assert client.post(image.get_rendition("width-100").url).status_code == 405
