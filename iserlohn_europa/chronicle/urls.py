"""What machines keep of the chronicle: addresses that hang on no slug."""

from django.urls import path

from .feed import anniversary_feed

urlpatterns = [
    path("jubilaeen/kalender.ics", anniversary_feed, name="anniversary-feed"),
]
