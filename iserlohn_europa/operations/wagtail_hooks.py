from wagtail import hooks

from .panels import ScheduledWorkPanel, WarningPanel


@hooks.register("construct_homepage_panels")
def scheduled_work(request, panels):
    panels += [WarningPanel(), ScheduledWorkPanel()]
