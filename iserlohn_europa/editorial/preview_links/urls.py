from django.urls import path

from .views import preview

urlpatterns = [path("<str:key>/", preview, name="preview-link")]
