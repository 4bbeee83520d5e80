"""What machines keep: this address hangs on no title and never changes."""

from django.urls import path

from . import feeds

urlpatterns = [path("atom.xml", feeds.atom, name="news-atom")]
