"""Scores an answer by the published rules of the Mozilla HTTP Observatory.

Written after `httpobs/docs/scoring.md` of mozilla/http-observatory and `src/grader/charts.js` of
mdn/mdn-http-observatory. The bonus for being in the browsers' preload list is left out: that list
takes whole domains.
"""

from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

LEAST_FOR_A_BONUS = 90
SIX_MONTHS = 15_768_000
BROAD = {"*", "http:", "https:", "ftp:", "http://*", "https://*", "http://*.*", "https://*.*"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
EVERYTHING = ["*"]


def score(page, unencrypted) -> int:
    """The points of a page, asked for by https, and of the answer to the same by http."""
    modifiers = modifiers_of(page, unencrypted).values()
    basis = 100 + sum(number for number in modifiers if number < 0)
    bonus = sum(number for number in modifiers if number > 0)
    return max(basis + (bonus if basis >= LEAST_FOR_A_BONUS else 0), 0)


def modifiers_of(page, unencrypted) -> dict[str, int]:
    """What each rule adds or takes away."""
    directives = directives_of(page.get("Content-Security-Policy", ""))
    return {
        "Content Security Policy": of_content_policy(directives),
        "Cookies": of_cookies(page.cookies, is_protected=of_transport(page) == 0),
        "Cross Origin Resource Sharing": of_sharing(page),
        "Redirection": of_redirection(unencrypted, page.wsgi_request.get_host()),
        "Referrer Policy": of_referrer(page),
        "Strict Transport Security": of_transport(page),
        "Subresource Integrity": of_scripts(page),
        "X-Content-Type-Options": 0 if page.get("X-Content-Type-Options") == "nosniff" else -5,
        "X-Frame-Options": of_frames(page, directives),
        "Cross Origin Resource Policy": of_resource_policy(page),
    }


def directives_of(policy: str) -> dict[str, list[str]]:
    """The sources that each directive of a Content-Security-Policy names."""
    parts = [part.split() for part in policy.lower().split(";") if part.strip()]
    return {name: sources for name, *sources in reversed(parts)}  # the first of two counts


def of_content_policy(directives) -> int:
    if not directives:
        return -25
    default = directives.get("default-src", EVERYTHING)
    scripts, styles, objects = (
        set(directives.get(name, default)) for name in ("script-src", "style-src", "object-src")
    )
    passive = {
        source
        for name in ("img-src", "media-src")
        for source in directives.get(name, directives.get("default-src", []))
    }
    active = scripts.union(
        *(
            sources
            for name, sources in directives.items()
            if name not in {"img-src", "media-src", "script-src"}
        )
    )
    if scripts & {"'unsafe-inline'", "data:", *BROAD} or objects & BROAD:
        return -20
    if any(source.startswith(("http:", "ftp:")) for source in active):
        return -20
    if "'unsafe-eval'" in scripts | styles:
        return -10
    if any(source.startswith(("http:", "ftp:")) for source in passive):
        return -10
    if styles & {"'unsafe-inline'", "data:", *BROAD}:
        return 0
    return 10 if default == ["'none'"] else 5


def of_cookies(cookies: SimpleCookie, is_protected: bool) -> int:
    if not cookies:
        return 0
    found = [5]
    for name, cookie in cookies.items():
        is_session, is_token = "sess" in name.lower(), "csrf" in name.lower()
        if not cookie["secure"]:
            found.append((-10 if is_protected else -40) if is_session else -20)
        if is_session and not cookie["httponly"]:
            found.append(-30)
        if not cookie["samesite"]:
            found.append(-20 if is_token else 0)
        elif cookie["samesite"].lower() not in {"lax", "strict"}:
            found.append(-20)
    return min(found)


def of_sharing(page) -> int:
    is_open = page.get("Access-Control-Allow-Origin") not in {None, "null"}
    return -50 if is_open and page.get("Access-Control-Allow-Credentials") == "true" else 0


def of_redirection(unencrypted, host: str) -> int:
    if unencrypted.status_code not in {301, 302, 303, 307, 308}:
        return -20
    target = urlsplit(unencrypted["Location"])
    if target.scheme != "https":
        return -20
    return 0 if target.hostname == host.split(":")[0] else -5


def of_referrer(page) -> int:
    if "Referrer-Policy" not in page:
        return 0
    return 5 if page["Referrer-Policy"].split(",")[-1].strip() in PRIVATE else -5


def of_transport(page) -> int:
    parts = page.get("Strict-Transport-Security", "").lower().split(";")
    ages = [part.split("=")[1] for part in map(str.strip, parts) if part.startswith("max-age=")]
    if not ages or not ages[0].isdecimal():
        return -20
    return 0 if int(ages[0]) >= SIX_MONTHS else -10


def of_scripts(page) -> int:
    """Scripts of this site need no checksum; this site has no others."""
    scripts = BeautifulSoup(page.content, "html.parser").select("script[src]")
    foreign = [tag for tag in scripts if urlsplit(tag["src"]).netloc]
    if any(not tag["src"].startswith("https:") for tag in foreign):
        return -50
    return -5 if any(not tag.get("integrity") for tag in foreign) else 0


def of_frames(page, directives) -> int:
    if not set(directives.get("frame-ancestors", EVERYTHING)) & BROAD:
        return 5
    return 0 if page.get("X-Frame-Options", "").upper() in {"DENY", "SAMEORIGIN"} else -20


def of_resource_policy(page) -> int:
    rules = {None: 0, "same-origin": 10, "same-site": 10, "cross-origin": 0}
    return rules.get(page.get("Cross-Origin-Resource-Policy"), -5)
