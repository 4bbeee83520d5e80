"""What the scripts of the admin are told about pictures."""

from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

FULL_SIZE = "download_url"


def without_full_size(fields: list[str]) -> list[str]:
    """All but the address of the original, which has none."""
    return [field for field in fields if field != FULL_SIZE]


class ImagesAPI(ImagesAdminAPIViewSet):
    """Wagtail's own answers, which would fail where they lead to the original of a picture."""

    meta_fields = without_full_size(ImagesAdminAPIViewSet.meta_fields)
    listing_default_fields = without_full_size(ImagesAdminAPIViewSet.listing_default_fields)
    nested_default_fields = without_full_size(ImagesAdminAPIViewSet.nested_default_fields)
