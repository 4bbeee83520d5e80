"""Somebody sets up a second factor in a real browser, and signs in with it."""

from contextlib import closing

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.accounts.signing_in import code
from tests.browser.addresses import EDITOR, PASSWORD

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def staff(member_of_staff) -> Page:
    """The window of an editor, on a device that knows passkeys."""
    device = member_of_staff.context.new_cdp_session(member_of_staff)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return member_of_staff


def confirm(window: Page, field: str, value: str) -> None:
    window.locator(f"main [name={field}]").fill(value)
    window.locator("main").get_by_role("button", name="Bestätigen").click()


def sign_in_again(window: Page) -> None:
    window.context.clear_cookies()
    window.goto(reverse("wagtailadmin_login"))
    window.locator("[name=username]").fill(EDITOR)
    window.locator("[name=password]").fill(PASSWORD)
    window.get_by_role("button", name="Anmelden").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("Zweiter Schritt der Anmeldung")


def remove_key(window: Page) -> None:
    window.goto(reverse("mfa_list_webauthn"))
    window.get_by_role("link", name="Entfernen").click()
    window.locator("#use_key").click()
    window.get_by_role("button", name="Schlüssel entfernen").click()
    expect(window.get_by_text("Noch kein Schlüssel eingerichtet.")).to_be_visible()


def test_a_passkey_is_set_up_used_and_removed(staff):
    staff.goto(reverse("mfa_index"))
    staff.get_by_role("link", name="Schlüssel einrichten").click()
    confirm(staff, "password", PASSWORD)
    staff.locator("[name=name]").fill("Diensthandy")
    staff.get_by_role("button", name="Einrichten").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("Ersatzcodes")
    sign_in_again(staff)
    staff.get_by_role("button", name="Passkey oder Schlüssel benutzen").click()
    staff.wait_for_url(f"**{reverse('wagtailadmin_home')}")
    remove_key(staff)


def test_an_app_is_set_up_without_javascript(browser, site, staff):
    cookies = staff.context.storage_state()
    context = browser.new_context(
        base_url=site.base_url, java_script_enabled=False, storage_state=cookies
    )
    with closing(context):
        window = context.new_page()
        window.goto(reverse("mfa_activate_totp"))
        confirm(window, "password", PASSWORD)
        secret = window.locator("main form code").inner_text()
        setting_up = window.locator("main").get_by_role("button", name="App einrichten")
        window.locator("main [name=code]").fill(code(secret))
        setting_up.click()
        expect(window.get_by_role("heading", level=1)).to_have_text("Ersatzcodes")
        sign_in_again(window)
        window.locator("[name=code]").fill(code(secret))
        window.get_by_role("button", name="Anmelden").click()
        window.wait_for_url(f"**{reverse('wagtailadmin_home')}")
        window.goto(reverse("mfa_deactivate_totp"))
        confirm(window, "code", code(secret, later=1))
        window.locator("main").get_by_role("button", name="App entfernen").click()
        expect(window.locator("main").get_by_role("link", name="App einrichten")).to_be_visible()
