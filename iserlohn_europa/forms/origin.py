"""Whether a form was sent from this site: browsers say so without a cookie.

Every browser of the last years sends Origin with a form, and most send Sec-Fetch-Site. Older ones
sent at least Referer. Who sends none of the three is a program.
"""

from urllib.parse import urlsplit

HERE = ("same-origin", "none")  # "none": the reader's own doing, such as loading a page again
HIDDEN = "null"


def is_from_here(request) -> bool:
    """Whether everything that the browser says of where a form came from leads here."""
    site = request.headers.get("Sec-Fetch-Site", "")
    origin = request.headers.get("Origin", "")
    referer = request.headers.get("Referer", "")
    if site and site not in HERE:
        return False
    if origin and origin != HIDDEN:
        return origin == _own_origin(request)
    if site:
        return True
    return not origin and bool(referer) and _origin_of(referer) == _own_origin(request)


def _own_origin(request) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
