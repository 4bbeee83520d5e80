"""What machines keep: these addresses hang on no title and never change."""

from django.urls import path

from . import feeds

urlpatterns = [
    path("kalender.ics", feeds.calendar, name="calendar-feed"),
    path("kalender/<uuid:translation_key>.ics", feeds.event_calendar, name="event-calendar"),
    path("termin/<uuid:key>.ics", feeds.date_calendar, name="date-calendar"),
    path("atom.xml", feeds.atom, name="events-atom"),
]
