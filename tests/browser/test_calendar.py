"""The calendar is narrowed by keyboard, subscribed to, and read as a table."""

from urllib.request import urlopen

from icalendar import Calendar
from playwright.sync_api import expect

from iserlohn_europa.core.today import today
from tests.browser.addresses import AHEAD

TITLE = "Ein Beispiel, das noch kommt"


def test_it_is_narrowed_by_keyboard(visitor):
    visitor.goto("/veranstaltungen/")
    city = visitor.get_by_label("Stadt")
    city.focus()
    city.press("c")
    expect(city).to_have_value("chorzow")
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_label("Art")).to_be_focused()
    button = visitor.get_by_role("button", name="Anzeigen")
    while not button.evaluate("each => each === document.activeElement"):
        visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_text("2 Termine in dieser Auswahl.")).to_be_visible()
    expect(visitor.get_by_role("heading", level=3, name=TITLE).first).to_be_visible()


def test_what_is_picked_can_be_subscribed_to(visitor, site):
    visitor.goto("/veranstaltungen/?stadt=chorzow")
    link = visitor.get_by_role("link", name="Diese Auswahl abonnieren")
    address = link.get_attribute("href")
    assert address.startswith("webcal://")
    with urlopen(address.replace("webcal:", "http:", 1)) as answer:  # noqa: S310
        calendar = Calendar.from_ical(answer.read())
    titles = {str(entry["summary"]) for entry in calendar.walk("VEVENT")}
    assert TITLE in titles


def test_a_month_is_a_table_for_those_who_do_not_see_it(visitor):
    first_day = today() + AHEAD
    visitor.goto(f"/veranstaltungen/?monat={first_day:%Y-%m}")
    table = visitor.get_by_role("table")
    expect(table).to_have_count(1)
    expect(table.get_by_role("caption")).to_be_visible()
    expect(table.get_by_role("columnheader")).to_have_count(7)
    cell = table.get_by_role("cell").filter(has=visitor.get_by_role("link", name=TITLE)).first
    expect(cell).to_contain_text(f"{first_day.day}.")
    cell.get_by_role("link").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
