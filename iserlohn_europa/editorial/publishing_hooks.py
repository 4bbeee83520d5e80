"""Every door of the admin through which something is published."""

from django.urls import path
from wagtail import hooks

from .publishing import (
    hide_publish_button,
    refuse_bulk_publishing,
    refuse_earlier_version,
    refuse_published_copy,
    refuse_translation,
)
from .submitting import submit_translation


@hooks.register("register_admin_urls")
def door_for_finished_translations():
    return [
        path("uebersetzungen/<int:pk>/einreichen/", submit_translation, name="submit-translation"),
    ]


@hooks.register("before_bulk_action")
def many_pages_at_once_are_held_to_the_rules(request, action_type, objects, action):
    return refuse_bulk_publishing(request, action_type, objects, action)


@hooks.register("before_publish_page")
def an_earlier_version_is_published_by_others(request, page):
    return refuse_earlier_version(request, page)


@hooks.register("before_copy_page")
def a_copy_is_published_by_others(request, page):
    return refuse_published_copy(request, page)


@hooks.register("before_edit_page", order=-10)  # wagtail-localize shows its own editor in this hook
def a_translation_is_published_by_others(request, page):
    return refuse_translation(request, page)


@hooks.register("construct_page_action_menu")
def nobody_is_led_to_a_refusal(items, request, context):
    hide_publish_button(items, request, context)
