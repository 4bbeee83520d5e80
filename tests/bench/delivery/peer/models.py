"""A content page as anybody would write it: laid over the home app of `wagtail start`."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    def cards(self):
        return ContentPage.objects.child_of(self).live()[:9]


class ContentPage(Page):
    teaser = models.CharField(max_length=250, blank=True)
    body = RichTextField(blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [*Page.content_panels, FieldPanel("teaser"), FieldPanel("body")]

    def cards(self):
        return ContentPage.objects.sibling_of(self, inclusive=False).live()[:9]
