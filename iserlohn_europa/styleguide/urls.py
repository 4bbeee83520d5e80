from django.urls import path

from .views import style_page

urlpatterns = [
    path("", style_page, name="style-page"),
    path("<slug:name>/", style_page, name="style-page-of-one"),
]
