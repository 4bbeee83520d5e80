"""What machines keep: this address hangs on no title and never changes."""

from django.urls import path

from . import suggestions

urlpatterns = [path("vorschlaege.json", suggestions.suggestions, name="search-suggestions")]
