"""Whole jobs of the office, from the first page of the admin to what citizens see.

They add to the site that all tests of this folder share, and so come last.
"""

import datetime
import re
import secrets
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from iserlohn_europa.core.today import today
from tests.browser.addresses import AHEAD, APPROVER, EDITOR, VOLUNTEER
from tests.browser.conftest import sign_in
from tests.browser.test_policy import edit


@pytest.fixture
def enter(new_window):
    """Opens a window in which somebody has signed in and sees the first page of the admin."""

    def enter(name: str) -> Page:
        window = sign_in(new_window(), name)
        window.goto("/admin/")
        return window

    return enter


@pytest.fixture
def mark() -> str:
    """A word that no other run has used: the same site may be tested twice."""
    return secrets.token_hex(3)


def begin(window: Page, menu: str, button: str) -> None:
    """Opens an empty form by the menu."""
    window.get_by_role("link", name=menu, exact=True).first.click()
    window.get_by_role("link", name=button).first.click()
    expect(window.locator("[name=title]")).to_be_visible()


def go_to_tab(window: Page, name: str) -> None:
    window.get_by_role("tab", name=name).click()


def choose_action(window: Page, name: str) -> None:
    """Picks what happens with the form from the list beside „Entwurf speichern“."""
    window.get_by_role("button", name="Mehr Aktionen").click()
    window.get_by_role("button", name=name, exact=True).click()


def publish(window: Page) -> None:
    choose_action(window, "Veröffentlichen")
    expect(window.locator(".messages")).to_contain_text("veröffentlicht")


def save_draft(window: Page) -> None:
    window.get_by_role("button", name="Entwurf speichern").click()
    expect(window.locator(".messages")).to_contain_text(
        re.compile("gespeichert|erstellt|aktualisiert")
    )


def begin_deleting(window: Page) -> None:
    """Opens the page that asks before something is deleted."""
    window.get_by_role("button", name="Aktionen", exact=True).click()
    window.get_by_role("link", name="Löschen").click()


def picture(name: str) -> dict:
    """A picture that no other run has uploaded: Wagtail asks what to do with the same one."""
    buffer = BytesIO()
    Image.new("RGB", (800, 600), tuple(secrets.token_bytes(3))).save(buffer, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


def upload_in_chooser(window: Page, file: dict, title: str) -> None:
    """Uploads a picture where one is chosen for the page."""
    window.get_by_role("button", name="Bild auswählen").first.click()
    dialog = window.get_by_role("dialog")
    dialog.get_by_role("tab", name="Hochladen").click()
    dialog.locator("input[type=file]").set_input_files(file)
    dialog.locator("[name$=title]").fill(title)
    dialog.get_by_role("button", name="Hochladen").click()


def test_a_tenth_city_is_added_and_found_everywhere(enter, visitor, mark):
    name = f"Musterstadt {mark}"
    window = enter(APPROVER)
    begin(window, "Partnerstädte", "Partnerstadt hinzufügen")
    window.locator("[name=title]").fill(name)
    window.locator("[name=native_name]").fill(name)
    window.locator("[name=native_language]").select_option("nl")
    window.locator("[name=country]").select_option("NL")
    window.locator("[name=latitude]").fill("52,0907")
    window.locator("[name=longitude]").fill("5,1214")
    go_to_tab(window, "Verbindung")
    window.locator("[name=kind]").select_option("partnership")
    window.locator("[name=status]").select_option("active")
    window.get_by_role("button", name="Schritt hinzufügen").click()
    window.locator("[name='bond_dates-0-kind']").select_option("signing")
    window.locator("[name='bond_dates-0-date']").fill("09.05.2026")
    go_to_tab(window, "Komitee und Kontakt")
    window.locator("[name=committee_state]").select_option("exists")
    go_to_tab(window, "Vorschau und Adresse")
    window.locator("[name=teaser]").fill("Die jüngste Partnerstadt.")
    upload_in_chooser(window, picture("stadt.jpg"), f"Blick auf {name}")
    expect(window.get_by_role("dialog")).to_have_count(0)
    window.locator("[name=teaser_alt]").fill(f"Blick auf {name}")
    publish(window)

    visitor.goto("/partnerstaedte/")
    on_map = visitor.locator("svg a").filter(has_text=name)
    expect(on_map).to_have_count(1)
    visitor.get_by_role("main").get_by_role("link", name=name).last.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(name)
    expect(visitor.get_by_role("img", name=f"Blick auf {name}").first).to_be_visible()
    visitor.goto("/chronik/")
    expect(visitor.get_by_role("main")).to_contain_text(name)
    visitor.goto("/mitmachen/")
    expect(visitor.get_by_role("main")).to_contain_text(name)


def test_a_series_with_a_cancelled_date_stands_in_the_calendar(enter, visitor, mark):
    title, first = f"Stammtisch {mark}", today() + AHEAD
    days = [first + datetime.timedelta(weeks=week) for week in range(3)]
    window = enter(APPROVER)
    begin(window, "Veranstaltungen", "Veranstaltung hinzufügen")
    window.locator("[name=title]").fill(title)
    window.locator("[name=kind]").select_option("encounter")
    window.get_by_role("button", name="Terminreihe hinzufügen").click()
    window.locator("[name=series-0-starts_on]").fill(f"{first:%d.%m.%Y}")
    window.locator("[name=series-0-rhythm]").select_option("weekly")
    window.locator("[name=series-0-start_time]").fill("18:30")
    window.locator("[name=series-0-until]").fill(f"{days[-1]:%d.%m.%Y}")
    window.locator("[name=series-0-place]").fill("Rathaus")
    window.get_by_role("button", name="Änderung eines Termins hinzufügen").click()
    window.locator("[name=changed_dates-0-planned_day]").fill(f"{days[1]:%d.%m.%Y}")
    window.locator("[name=changed_dates-0-status]").select_option("cancelled")
    publish(window)

    visitor.goto("/veranstaltungen/")
    visitor.get_by_role("link", name=title).first.click()
    dates = visitor.locator(".event-date")
    expect(dates).to_have_count(len(days))
    for date, day in zip(dates.all(), days, strict=True):
        expect(date).to_contain_text(f"{day.day}. ")
    expect(dates.nth(1)).to_contain_text("abgesagt")
    visitor.goto(f"/veranstaltungen/?monat={first:%Y-%m}")
    expect(visitor.get_by_role("main")).to_contain_text(title)


def test_a_volunteer_submits_it_comes_back_with_a_comment_and_is_approved(enter, visitor, mark):
    title = f"Besuch aus Almelo {mark}"
    volunteer = enter(VOLUNTEER)
    begin(volunteer, "Aktuelles", "Nachricht hinzufügen")
    volunteer.locator("[name=title]").fill(title)
    expect(volunteer.get_by_role("checkbox", name="Almelo")).to_be_checked()
    choose_action(volunteer, "Zur Freigabe einreichen")
    expect(volunteer.locator(".messages")).to_contain_text("eingereicht")

    approver = enter(APPROVER)
    approver.get_by_role("link", name=title).first.click()
    choose_action(approver, "Zur Überarbeitung zurückgeben")
    dialog = approver.locator(".modal")
    dialog.get_by_label("Kommentar").fill("Bitte noch sagen, wie viele kamen.")
    dialog.get_by_role("button", name="Zur Überarbeitung zurückgeben").click()
    expect(dialog).to_have_count(0)

    volunteer.goto("/admin/")
    volunteer.get_by_role("link", name=title).first.click()
    expect(volunteer.locator(".messages")).to_contain_text("Bitte noch sagen, wie viele kamen.")
    volunteer.get_by_role("tab", name="Vorschau und Adresse").click()
    volunteer.locator("[name=teaser]").fill("Zwölf Menschen kamen.")
    choose_action(volunteer, "Noch einmal zur Freigabe einreichen")
    expect(volunteer.locator(".messages")).to_contain_text("eingereicht")

    approver.goto("/admin/")
    approver.get_by_role("link", name=title).first.click()
    choose_action(approver, "Freigeben")
    approver.wait_for_url("**/admin/**")
    visitor.goto("/aktuelles/")
    expect(visitor.get_by_role("main")).to_contain_text("Zwölf Menschen kamen.")


def test_who_submits_while_a_draft_is_being_saved_creates_one_page(enter, mark):
    window = enter(VOLUNTEER)
    window.add_init_script(
        "addEventListener('w-unsaved:watch-edits',"
        " () => { document.documentElement.dataset.watched = '' })"
    )
    begin(window, "Aktuelles", "Nachricht hinzufügen")

    def is_draft(request):
        return request.headers.get("accept") == "application/json" and "/add/" in request.url

    def answer_late(route):
        if not is_draft(route.request):
            route.fallback()
            return
        answer = route.fetch()
        window.wait_for_timeout(2_000)
        route.fulfill(response=answer)

    window.route("**/pages/add/**", answer_late)
    title = f"Schnell geschrieben {mark}"
    expect(window.locator("html[data-watched]")).to_be_attached()
    with window.expect_request(is_draft):
        window.locator("[name=title]").fill(title)
        window.locator("[name=title]").blur()
    window.wait_for_timeout(500)
    choose_action(window, "Zur Freigabe einreichen")
    expect(window.locator(".messages")).to_contain_text("eingereicht")
    window.get_by_role("link", name="Aktuelles", exact=True).first.click()
    expect(window.get_by_role("main").get_by_role("link", name=title)).to_have_count(1)


def test_who_edits_what_somebody_else_has_saved_is_told_before_it_is_lost(enter, mark):
    first, second = enter(EDITOR), enter(APPROVER)
    for window in (first, second):
        edit(window, "/partnerstaedte/auchel/")
    teaser = first.locator("[name=teaser]")
    go_to_tab(first, "Vorschau und Adresse")
    teaser.fill(f"Ein anderer Kurztext {mark}")
    save_draft(first)
    told = f"{EDITOR} hat eine neue Fassung gespeichert"
    expect(second.get_by_role("button", name=told)).to_be_visible(timeout=30_000)
    second.get_by_role("button", name="Entwurf speichern").click()
    expect(second.get_by_role("dialog")).to_contain_text(EDITOR)


def test_who_deletes_sees_what_leads_there_and_leaves_a_way(enter, visitor, mark):
    title = f"Kurze Nachricht {mark}"
    window = enter(APPROVER)
    begin(window, "Aktuelles", "Nachricht hinzufügen")
    window.locator("[name=title]").fill(title)
    publish(window)
    visitor.goto("/aktuelles/")
    visitor.get_by_role("main").get_by_role("link", name=title).click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(title)
    address = visitor.url

    edit(window, "/partnerstaedte/almelo/")
    begin_deleting(window)
    expect(window.get_by_role("heading", name=re.compile("Stellen verwendet"))).to_be_visible()
    window.get_by_role("link", name="Nein, nicht löschen").click()

    edit(window, address)
    begin_deleting(window)
    expect(window.get_by_label("auf die Seite darüber")).to_be_checked()
    window.get_by_role("button", name="Ja, löschen").click()
    expect(window.locator(".messages")).to_contain_text("gelöscht")
    visitor.goto(address)
    expect(visitor).to_have_url(re.compile("/aktuelles/$"))


def test_a_refused_picture_loses_nothing_of_the_page(enter, mark):
    window = enter(EDITOR)
    begin(window, "Aktuelles", "Nachricht hinzufügen")
    window.locator("[name=title]").fill(f"Mit Bild {mark}")
    go_to_tab(window, "Vorschau und Adresse")
    window.locator("[name=teaser]").fill("Das bleibt stehen.")
    wrong = {"name": "bild.jpg", "mimeType": "image/jpeg", "buffer": b"<html>kein Bild</html>"}
    upload_in_chooser(window, wrong, "Kein Bild")
    dialog = window.get_by_role("dialog")
    expect(dialog.locator(".error-message").first).to_be_visible()
    expect(dialog.locator("[name$=title]")).to_have_value("Kein Bild")
    dialog.locator("input[type=file]").set_input_files(picture("bild.jpg"))
    dialog.get_by_role("button", name="Hochladen").click()
    expect(window.get_by_role("dialog")).to_have_count(0)
    expect(window.locator("[name=title]")).to_have_value(f"Mit Bild {mark}")
    expect(window.locator("[name=teaser]")).to_have_value("Das bleibt stehen.")
    save_draft(window)
