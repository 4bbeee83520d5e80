"""Hints of easy German come under their field while somebody writes, and are announced."""

from playwright.sync_api import Page, expect

from tests.browser.test_policy import edit

PAGE = "/leichte-sprache/europa-buero/"


def test_hints_come_and_go_with_the_words(member_of_staff: Page):
    edit(member_of_staff, PAGE)
    title = member_of_staff.locator("#id_title")
    field = member_of_staff.locator(".w-field", has=title)
    said = title.input_value()
    title.fill("Das Büro der Stadt")
    expect(field.locator(".easy-hints")).to_contain_text("„Büro der Stadt“ Das ist ein Genitiv.")
    expect(member_of_staff.locator("form [role=status]")).to_contain_text("zur Leichten Sprache")
    member_of_staff.locator("[data-side-panel-toggle=checks]").click()
    panel = member_of_staff.locator("[data-easy-hints]")
    expect(panel).to_contain_text("Titel: „Büro der Stadt“")
    title.fill(said)
    expect(field.locator(".easy-hints")).to_have_count(0)


def test_hints_are_under_the_block_that_they_belong_to(member_of_staff: Page):
    edit(member_of_staff, PAGE)
    block = member_of_staff.locator("#story-root [data-contentpath=text]").first
    sentences = block.locator(".public-DraftEditor-content")
    sentences.click()
    member_of_staff.keyboard.press("Control+End")
    member_of_staff.keyboard.press("Enter")
    member_of_staff.keyboard.type("Es wird gefeiert.")
    expect(block.locator(".easy-hints")).to_contain_text("„wird … gefeiert“ Das ist Passiv.")
