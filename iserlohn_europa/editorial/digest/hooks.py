"""Where people choose to get the weekly mail."""

from wagtail import hooks

from .account import CareSettingsPanel


@hooks.register("register_account_settings_panel")
def care_in_the_account(request, user, profile):
    return CareSettingsPanel(request, user, profile)
