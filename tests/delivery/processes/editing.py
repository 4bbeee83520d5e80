"""The site that several processes serve, and what is changed in it."""

import datetime
import json
from io import BytesIO, StringIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from events.models import EventDate, EventPage
from iserlohn_europa.accounts.models import User
from iserlohn_europa.core.models import ContactRole, RoleHolder
from iserlohn_europa.library.models import CustomDocument, CustomImage
from iserlohn_europa.office.models import StandardPage
from tests import factories
from tests.admin.forms import opened_form

from .running import HOST

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


def fill() -> None:
    """The site before anybody changes anything: a page for each kind of change."""
    home = factories.HomeFactory(parent=Page.get_first_root_node())
    Page.objects.filter(depth=2).exclude(pk=home.pk).update(live=False)
    Site.objects.filter(is_default_site=True).update(root_page=home, hostname="localhost")
    User.objects.create_superuser("admin", "admin@example.org", "geheim")
    for slug in ("in-der-verwaltung", "geplant", "abgelaufen", "viele", "weg", "privat", "andrang"):
        add(home, slug)
    branch = add(add(home, "unten"), "ast")
    add(branch, "blatt")
    role = ContactRole.objects.create(title="Europabeauftragte", phone="02371 217-1")
    RoleHolder.objects.create(role=role, name="Vorher Beispiel")
    add(home, "stelle", contact=role)
    fountain = picture("Brunnen")
    add(home, "brunnen", story=figure(fountain), teaser_image=fountain, teaser_alt="Ein Bild")
    add(home, "person", story=figure(picture("Person")))
    add(home, "heute", story=figure(picture("Heute", consent_ends_on=TODAY)))
    large = picture("Neu", size=(1600, 1200))  # cutting it takes a while
    for number in (1, 2):
        add(home, f"neu-{number}", story=figure(large))
    document = CustomDocument.objects.create(
        title="Satzung", file=ContentFile(b"%PDF-1.4", name="satzung.pdf")
    )
    links = {"documents": [{"document": document.pk, "title": ""}]}
    add(home, "datei", story=[{"type": "documents", "value": links}])
    calendar = factories.EventIndexFactory(parent=home)
    for title, day in (("Fest", TODAY), ("Fahrt", TODAY + 400 * DAY)):
        factories.EventFactory(parent=calendar, title=title, dates=[EventDate(starts_on=day)])
    factories.EventFactory(parent=calendar, title="Markt", slug="markt")


def add(parent, slug: str, **values) -> StandardPage:
    """A page that says "Vorher"."""
    values = {"introduction": "Vorher", "is_in_footer": False, **values}
    values["story"] = json.dumps(values.get("story", []))
    return factories.StandardPageFactory(parent=parent, title=slug.title(), slug=slug, **values)


def picture(title: str, size: tuple[int, int] = (160, 120), **values) -> CustomImage:
    buffer = BytesIO()
    Image.effect_noise(size, 50).save(buffer, "JPEG")
    file = ImageFile(buffer, name=f"{title.lower()}.jpg")
    return CustomImage.objects.create(title=title, credit="Archiv", file=file, **values)


def figure(image: CustomImage) -> list:
    """A story of one picture."""
    return [{"type": "figure", "value": {"image": image.pk, "alt": "Ein Bild", "caption": ""}}]


def page(slug: str) -> StandardPage:
    return StandardPage.objects.get(slug=slug)


# --- What somebody changes ---


def publish_in_the_admin():
    browser = Client(headers={"host": HOST})
    browser.force_login(User.objects.get())
    address = reverse("wagtailadmin_pages:edit", args=[page("in-der-verwaltung").pk])
    form = opened_form(browser, address, StandardPage) | {"introduction": "Nachher"}
    response = browser.post(address, {**form, "action-publish": "1"})
    assert response.status_code == 302


def publish(slug: str, words: str):
    changed = page(slug)
    changed.introduction = words
    with transaction.atomic():
        changed.save_revision().publish()


def let_a_planned_publication_be_due():
    planned = page("geplant")
    planned.introduction = "Nachher"
    ago = timezone.now() - datetime.timedelta(minutes=1)
    planned.save_revision(approved_go_live_at=ago)
    call_command("publish_scheduled", stdout=StringIO())


def let_a_page_expire():
    ago = timezone.now() - datetime.timedelta(minutes=1)
    Page.objects.filter(slug="abgelaufen").update(expire_at=ago)
    call_command("publish_scheduled", stdout=StringIO())


def change_many_at_once():
    StandardPage.objects.filter(slug="viele").update(introduction="Nachher")


def take_offline():
    page("weg").unpublish()


def make_private():
    PageViewRestriction.objects.create(
        page=page("privat"), restriction_type=PageViewRestriction.LOGIN
    )


def move_a_branch():
    page("ast").move(page("viele"), pos="last-child")


def give_the_role_another_number():
    role = ContactRole.objects.get()
    role.phone = "02371 217-2"
    role.save()


def give_the_role_to_somebody_else():
    RoleHolder.objects.update(name="Nachher Beispiel")


def give_the_site_another_address():
    site = Site.objects.get()
    site.hostname = "127.0.0.1"
    site.save()


def lead_an_old_address_elsewhere():
    Redirect.add_redirect("/alt/", "/stelle/")


def name_who_made_a_picture():
    image = CustomImage.objects.get(title="Brunnen")
    image.credit = "Museum"
    image.save()


def move_the_focal_point():
    image = CustomImage.objects.get(title="Brunnen")
    image.focal_point_x = image.focal_point_y = 100
    image.focal_point_width = image.focal_point_height = 50
    image.save()


def end_a_consent():
    image = CustomImage.objects.get(title="Person")
    image.consent_ends_on = TODAY - DAY
    image.save()


def name_the_language_of_a_document():
    document = CustomDocument.objects.get()
    document.language = "pl"
    document.save()


def add_a_date():
    market = EventPage.objects.get(slug="markt")
    market.dates.add(EventDate(starts_on=TODAY + 400 * DAY))
    market.save_revision().publish()
