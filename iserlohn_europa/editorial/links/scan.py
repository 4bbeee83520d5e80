"""Looks through the links of all public pages and keeps what is to be checked or told."""

import datetime
from urllib.parse import urlsplit

from wagtail.models import ModelLogEntry, Page, PageLogEntry

from ..leads import leads_of
from .choices import Fault
from .internal import SiteMap
from .models import ExternalAddress, FoundLink, LinkScan

AT_LEAST_EVERY = datetime.timedelta(hours=24)
LONGEST = 2000


def scan_if_needed(now: datetime.datetime) -> bool:
    """Scans if anything was changed since the last time, or a day has passed; whether it did."""
    latest = _latest_entries()
    last = LinkScan.objects.order_by("-done_at").first()
    is_recent = last is not None and now - last.done_at < AT_LEAST_EVERY
    if is_recent and (last.page_entry, last.model_entry) == latest:
        return False
    scan(now)
    LinkScan.objects.all().delete()
    LinkScan.objects.create(done_at=now, page_entry=latest[0], model_entry=latest[1])
    return True


def scan(now: datetime.datetime) -> None:
    """Brings the table of links up to date; what was ignored stays so while the link stays."""
    here = SiteMap.read()
    known = {
        (link.page_id, link.path, link.target): link
        for link in FoundLink.objects.select_related("address")
    }
    seen = set()
    for page in Page.objects.live().filter(depth__gt=1).specific().iterator(chunk_size=50):
        for lead in leads_of(page):
            key = (page.pk, lead.path[:255], str(lead.target)[:LONGEST])
            # What a page is related to is named without a link where there is nothing to link to.
            if key in seen or lead.is_relation:
                continue
            if _keep(key, lead, page, here, known.get(key), now):
                seen.add(key)
    FoundLink.objects.filter(
        pk__in=[link.pk for key, link in known.items() if key not in seen]
    ).delete()
    ExternalAddress.objects.filter(links=None).delete()


def _keep(key, lead, page, here, link, now) -> bool:
    """Keeps a link that leads elsewhere, or nowhere; whether there is one to keep."""
    address, fault = None, None
    is_elsewhere = lead.model is None and not here.is_own(str(lead.target))
    if is_elsewhere and urlsplit_or_none(str(lead.target)) is None:
        fault = Fault.BAD_ADDRESS
    elif is_elsewhere and str(lead.target).startswith(("http://", "https://")):
        address = _address(str(lead.target), now)
    else:
        fault = here.fault_of(lead, page)
    if address is None and fault is None:
        return False
    facts = {
        "label": lead.label[:255],
        "words": here.words_for(lead)[:255],
        "fault": fault or "",
        "address": address,
    }
    if link is None:
        page_id, path, target = key
        FoundLink.objects.create(
            page_id=page_id, path=path, target=target, first_seen_at=now, **facts
        )
    elif any(getattr(link, name) != value for name, value in facts.items()):
        FoundLink.objects.filter(pk=link.pk).update(**facts)
    return True


def urlsplit_or_none(url: str):
    """The parts of an address, if it is one."""
    try:
        parts = urlsplit(url)
        is_address = parts.scheme not in ("http", "https") or bool(parts.hostname)
    except ValueError:
        return None
    return parts if is_address and len(url) <= LONGEST else None


def _address(url: str, now: datetime.datetime) -> ExternalAddress:
    whole = url.partition("#")[0]
    address, _is_new = ExternalAddress.objects.get_or_create(
        url=whole,
        defaults={
            "host": urlsplit(whole).hostname[:255],
            "first_seen_at": now,
            "next_check_at": now,
        },
    )
    return address


def _latest_entries() -> tuple[int, int]:
    page = PageLogEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    other = ModelLogEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    return page or 0, other or 0
