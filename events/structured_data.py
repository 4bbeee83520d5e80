"""An event in the words of schema.org (https://schema.org/Event)."""

from django.utils import timezone

from .choices import DateStatus


def schema_event(event) -> dict:
    """The event from its first to its last moment; a day or hour nobody knows is left out."""
    if event.when is None:
        return {}
    begin, end = _limits(event)
    data = {
        "@type": "Event",
        "name": event.title,
        "startDate": begin,
        "eventStatus": f"https://schema.org/{_status(event)}",
    }
    if end:
        data["endDate"] = end
    source = event.source
    if places := _places(event):
        data["location"] = places
    if data["eventStatus"].endswith("EventMovedOnline"):
        data["eventAttendanceMode"] = "https://schema.org/OnlineEventAttendanceMode"
    if source.organiser:
        data["organizer"] = {"@type": "Organization", "name": source.organiser}
    if event.summary:
        data["description"] = event.summary
    return data


def _limits(event) -> tuple[str, str]:
    """The first and the last moment as ISO 8601, each as exactly as it is known.

    A series without an end has no last moment.
    """
    dates, series = event.dates_in_order, event.series_in_order
    if series and not all(each.until for each in series):
        return event.when.earliest.isoformat(), ""
    if series or not dates:
        begin, _slash, end = event.when.text.partition("/")
        return begin, end or begin
    first, last = dates[0], max(dates, key=lambda date: date.last_day)
    return _iso(first.starts_on, first.starts_at), _iso(last.last_day, last.ends_at)


def _places(event) -> dict | list[dict]:
    """Where it is, and where single dates of it are, if they say so."""
    source = event.source
    places = []
    if source.place_name:
        place = {"@type": "Place", "name": source.place_name}
        if source.place_address:
            place["address"] = ", ".join(source.place_address.splitlines())
        if source.latitude is not None:
            geo = {"latitude": float(source.latitude), "longitude": float(source.longitude)}
            place["geo"] = {"@type": "GeoCoordinates", **geo}
        places.append(place)
    names = dict.fromkeys(date.place for date in event.dates_in_order if date.place)
    places += [{"@type": "Place", "name": name} for name in names if name not in source.place_name]
    return places[0] if len(places) == 1 else places


def _iso(day, moment) -> str:
    return timezone.localtime(moment).isoformat() if moment else day.isoformat()


def _status(event) -> str:
    statuses = {date.status for date in event.dates_in_order}
    if event.is_cancelled:
        return "EventCancelled"
    if DateStatus.MOVED in statuses:
        return "EventRescheduled"
    if statuses == {DateStatus.ONLINE}:
        return "EventMovedOnline"
    return "EventScheduled"
