"""Which documents are offered where a film is chosen."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse

from iserlohn_europa.core.blocks import StoryBlock
from iserlohn_europa.library.models import CustomDocument

pytestmark = pytest.mark.indexed


@pytest.fixture
def documents(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for name in ("GROSS.MP4", "klein.webm", "text.vtt", "heft.pdf"):
            add(name)


def add(name: str) -> None:
    CustomDocument.objects.create(
        title=f"Film {name.rpartition('.')[2]}", file=ContentFile(b"x", name=name)
    )


def offered(editor, address: str) -> set[str]:
    """The titles in the list of a chooser."""
    return {
        link.get_text(strip=True)
        for link in chooser(editor, address).select("a[data-chooser-modal-choice]")
    }


def chooser(editor, address: str) -> BeautifulSoup:
    response = editor.get(address)
    is_dialog = response["Content-Type"].startswith("application/json")
    html = response.json()["html"] if is_dialog else response.content
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("field", "wanted"),
    [("film", {"Film MP4", "Film webm"}), ("subtitles", {"Film vtt"})],
)
def test_a_film_is_chosen_among_films_and_its_subtitles_among_subtitles(
    documents, editor, field, wanted
):
    block = StoryBlock().child_blocks["sign_film"].child_blocks[field]
    address = block.widget.get_chooser_modal_url()
    assert offered(editor, address) == wanted
    (form,) = chooser(editor, address).select("form[data-chooser-modal-search]")
    assert offered(editor, f"{form['action']}&q=film") == wanted


def test_elsewhere_all_documents_are_offered(documents, editor):
    assert len(offered(editor, reverse("wagtaildocs_chooser:choose"))) == 4
