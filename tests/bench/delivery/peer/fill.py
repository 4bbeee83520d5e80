"""Fills the peer: as many pages as our site has, nine of them with a picture. Run in its folder."""

import io
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "peer.settings.production"
django.setup()

from django.core.files.images import ImageFile  # noqa: E402
from home.models import ContentPage, HomePage  # noqa: E402
from PIL import Image as Drawing  # noqa: E402
from wagtail.images.models import Image  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402


def picture(number: int) -> Image:
    """A picture in one colour."""
    file = io.BytesIO()
    Drawing.new("RGB", (1200, 800), (20 * number, 90, 140)).save(file, "JPEG")
    return Image.objects.create(title=f"Bild {number}", file=ImageFile(file, f"{number}.jpg"))


def main(number_of_pages: int, body: str) -> None:
    Page.objects.filter(depth__gt=1).delete()
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "port": 80})
    for number in range(number_of_pages - 1):
        home.add_child(
            instance=ContentPage(
                title=f"Page {number}",
                slug=f"page-{number}",
                teaser="A sentence about what stands on this page.",
                body=body,
                picture=picture(number) if number < 10 else None,
                show_in_menus=number < 8,
            )
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.stdin.read())
