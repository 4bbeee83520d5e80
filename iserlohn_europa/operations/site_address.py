from urllib.parse import urlsplit

from wagtail.models import Page, Site

STANDARD_PORTS = {"http": 80, "https": 443}


def host_and_port(base_url: str) -> tuple[str, int]:
    """What Wagtail's record of the site wants to know of an address."""
    address = urlsplit(base_url)
    host = address.hostname
    return f"[{host}]" if ":" in host else host, address.port or STANDARD_PORTS[address.scheme]


class AddressTakenError(Exception):
    """Another site, made in the admin, has that host and port already."""


def set_site_address(base_url: str) -> bool:
    """Gives the default site the host and port of the address; whether anything changed."""
    host, port = host_and_port(base_url)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        root = Page.objects.filter(depth=2).order_by("path").first() or Page.get_first_root_node()
        site = Site(is_default_site=True, root_page=root)
    elif (site.hostname, site.port) == (host, port):
        return False
    if Site.objects.filter(hostname=host, port=port).exists():
        raise AddressTakenError(f"{host}:{port}")
    site.hostname, site.port = host, port
    site.save()
    return True
