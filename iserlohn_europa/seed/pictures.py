"""Pictures of our own for the first content: a map detail for each city."""

from io import BytesIO

from django.core.files.images import ImageFile
from django.utils.translation import gettext as _

from iserlohn_europa.library.models import CustomImage
from partnerships.models import PartnerCityPage

from .maps import Point, draw_map_detail

FOCUS = 0.3  # of the picture's height: what stays in view around the city


def map_picture(city: PartnerCityPage) -> CustomImage:
    """Draws the way from Iserlohn to a city and stores it, marked as a map of our own."""
    place = Point(lat=float(city.latitude), lon=float(city.longitude))
    drawn = draw_map_detail(place, str(city.country))
    buffer = BytesIO()
    drawn.image.save(buffer, "PNG")
    focus = round(drawn.image.height * FOCUS)
    return CustomImage.objects.create(
        title=_("Karte: Iserlohn und %(city)s") % {"city": city.title},
        description=_("Landkarte mit einer Linie von Iserlohn nach %(city)s")
        % {"city": city.title},
        credit=_("Eigene Karte; Umrisse: Natural Earth"),
        licence=_("gemeinfrei"),
        source="Natural Earth, https://www.naturalearthdata.com",
        file=ImageFile(buffer, name=f"karte-{city.slug}.png"),
        focal_point_x=round(drawn.city_xy[0]),
        focal_point_y=round(drawn.city_xy[1]),
        focal_point_width=focus,
        focal_point_height=focus,
    )
