"""Nobody uploads a picture of themselves: it would be one more place for personal data."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.library.doors import everything_stored
from tests.library.pictures import telling_png


def test_the_account_form_neither_asks_for_a_picture_nor_takes_one(editor, home):
    address = reverse("wagtailadmin_account")
    assert 'name="avatar-avatar"' not in editor.get(address).content.decode()
    before = everything_stored()
    editor.post(address, {"avatar-avatar": SimpleUploadedFile("ich.png", telling_png())})
    assert everything_stored() == before
    assert editor.get(reverse("wagtailadmin_home")).status_code == 200
