"""The group of the menu for what belongs to the Europe office itself."""

from wagtail.admin.menu import Menu

OFFICE_MENU = "register_office_menu_item"
"""The hook by which an entry joins the group: `menu_hook = OFFICE_MENU` in a viewset."""

office_menu = Menu(register_hook_name=OFFICE_MENU)
