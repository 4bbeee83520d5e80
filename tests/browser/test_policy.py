"""No page holds anything that its own Content-Security-Policy stops, for visitors and for staff."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.addresses import COMING_EVENT, EXAMPLES, NEWS
from tests.browser.walk import watched


@pytest.fixture
def complaints(visitor) -> list[str]:
    """What the browser stops in this window and all frames of it, or cannot run."""
    return watched(visitor)


def assert_none(complaints) -> None:
    assert not complaints, "\n".join(dict.fromkeys(complaints))


# --- Visitors -------------------------------------------------------------------------------


def test_no_public_page_holds_anything_that_is_stopped(walk):
    assert len(walk.sources) > len(EXAMPLES)
    assert_none(walk.complaints)


def test_what_somebody_puts_into_a_public_page_does_not_run(complaints, visitor):
    visitor.goto("/impressum/")
    title = visitor.title()
    visitor.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'Ein fremder Titel'";
            document.body.append(script);
        }"""
    )
    assert visitor.title() == title
    assert any("script-src" in complaint for complaint in complaints)


def test_data_for_machines_are_no_script(complaints, visitor):
    visitor.goto("/")
    expect(visitor.locator("script[type='application/ld+json']")).to_have_count(1)
    assert_none(complaints)


# --- Staff ----------------------------------------------------------------------------------


@pytest.fixture
def staff(complaints, member_of_staff) -> Page:
    """The window of an editor, watched since before the sign-in."""
    return member_of_staff


def edit(staff: Page, path: str) -> None:
    """Opens the form of a published page, by the bar that staff see on it."""
    staff.goto(path)
    staff.get_by_role("button", name="Schnellaktionen").click()
    staff.get_by_role("menuitem", name="Diese Seite bearbeiten").click()
    staff.wait_for_url("**/edit/")


def test_the_bar_on_public_pages_works(complaints, staff):
    edit(staff, "/partnerstaedte/almelo/")
    expect(staff.locator("[name=title]")).to_have_value("Almelo")
    assert_none(complaints)


FOR_STAFF = [
    "/admin/",
    "/admin/pages/",
    "/admin/partnerstaedte/",
    "/admin/images/",
    "/admin/documents/",
    "/admin/snippets/core/contactrole/",
    "/admin/offene-fragen/",
    "/admin/jubilaeen/",
    "/admin/reports/workflow/",
    "/admin/reports/site-history/",
    "/admin/veranstaltungen/einlesen/",
    "/admin/zwei-faktor/",
    "/stil/",
]


def test_no_page_for_staff_holds_anything_that_is_stopped(complaints, staff):
    for path in FOR_STAFF:
        assert staff.goto(path).status == 200, path
    assert_none(complaints)


def test_a_listing_is_narrowed_by_its_filters(complaints, staff):
    staff.goto("/admin/veranstaltungen/")
    staff.get_by_role("button", name="Filter").first.click()
    staff.locator(".w-drilldown__menu").get_by_role("button", name="Datum").click()
    staff.locator("[name=days_from]").click()
    expect(staff.locator(".xdsoft_datetimepicker:visible")).to_be_visible()
    assert_none(complaints)


def test_a_story_is_written(complaints, staff):
    edit(staff, f"/aktuelles/{NEWS}/")
    blocks = staff.locator("[role=option]")  # the lists of a form have options of another kind
    adding = staff.get_by_role("button", name="Baustein einfügen").first
    adding.click()
    expect(blocks.first).to_be_visible()
    number = blocks.count()
    for position in range(number):
        blocks.nth(position).click()
        expect(blocks).to_have_count(0)
        adding.click()
    assert number > 5
    staff.keyboard.press("Escape")
    # The transcript of a film is written in the same editor, without links.
    block = staff.locator("[data-streamfield-child]:has(> input[name$='-type'][value='text'])")
    text = block.locator(".Draftail-Editor [role=textbox]").first
    text.click()
    staff.keyboard.type("Partnerstädte")
    staff.keyboard.press("Control+A")
    staff.keyboard.press("Control+K")
    expect(staff.get_by_role("dialog")).to_be_visible()
    assert_none(complaints)


@pytest.mark.parametrize("name", ["Bild auswählen", "Dokument auswählen"])
def test_something_is_chosen_from_the_library(complaints, staff, name):
    edit(staff, f"/aktuelles/{NEWS}/")
    staff.get_by_role("button", name=name).first.click()
    dialog = staff.get_by_role("dialog")
    dialog.get_by_role("tab", name="Hochladen").click()
    expect(dialog.locator("input[type=file]")).to_be_visible()
    assert_none(complaints)


def test_dates_are_added_to_an_event(complaints, staff):
    edit(staff, f"/veranstaltungen/{COMING_EVENT}/")
    staff.get_by_role("button", name="Termin hinzufügen").first.click()
    staff.locator("[name='dates-2-starts_on']").click()
    expect(staff.locator(".xdsoft_datetimepicker:visible")).to_be_visible()
    assert_none(complaints)


def test_a_page_is_previewed_and_checked_beside_its_form(complaints, staff):
    edit(staff, "/partnerstaedte/almelo/")
    staff.get_by_role("button", name="Vorschau umschalten").click()
    preview = staff.frame_locator("iframe").first
    expect(preview.get_by_role("heading", level=1)).to_have_text("Almelo")
    staff.get_by_role("button", name="Überprüfungen umschalten").click()
    staff.get_by_role("button", name="Kommentare umschalten").click()
    assert_none(complaints)


def test_a_time_of_publication_is_set(complaints, staff):
    edit(staff, "/partnerstaedte/almelo/")
    staff.get_by_role("button", name="Status umschalten").click()
    staff.get_by_role("button", name="Zeitpunkt planen").first.click()
    staff.locator("[name=go_live_at]").click()
    expect(staff.locator(".xdsoft_datetimepicker:visible")).to_be_visible()
    assert_none(complaints)


def picture() -> dict:
    """A file as somebody picks it."""
    buffer = BytesIO()
    Image.new("RGB", (400, 300), "green").save(buffer, "PNG")
    return {"name": "wiese.png", "mimeType": "image/png", "buffer": buffer.getvalue()}


def test_a_picture_is_uploaded_tagged_and_given_its_focus(complaints, staff):
    staff.goto("/admin/images/multiple/add/")
    staff.locator("input[type=file]").first.set_input_files(picture())
    expect(staff.get_by_text("Upload erfolgreich. Bitte")).to_be_visible()
    staff.goto("/admin/images/")
    staff.get_by_role("link", name="wiese").first.click()
    staff.locator(".tagit-new input").fill("Natur")
    box = staff.locator(".focal-point-chooser").bounding_box()
    staff.mouse.move(box["x"] + 20, box["y"] + 20)
    staff.mouse.down()
    staff.mouse.move(box["x"] + 80, box["y"] + 80)
    staff.mouse.up()
    expect(staff.locator("[name=focal_point_width]")).not_to_have_value("")
    assert_none(complaints)
