"""One walk through every public page, and what the browser met on the way."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.browser.addresses import EXAMPLES, MISSING
from tests.browser.served import Served

# Tells of everything that the policy of a page stops.
REPORT = """
addEventListener("securitypolicyviolation", event => stopped(
  `${event.effectiveDirective} stops ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`
))
"""
STORED = """
async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(each => each.name), ...await caches.keys(),
  ...(await navigator.serviceWorker.getRegistrations()).map(each => each.scope),
]
"""
POLICY = re.compile(r"polic(y|ies)", re.IGNORECASE)


def watched(window: Page) -> list[str]:
    """A list that grows by what the browser stops in this window, or cannot run."""
    found = []

    def note(text: str) -> None:
        found.append(f"{window.url}: {text}")

    window.context.expose_binding("stopped", lambda source, text: note(text))
    window.context.add_init_script(REPORT)
    # Wagtail writes what its own checks of a text found to the console too.
    window.on(
        "console", lambda message: note(message.text) if POLICY.search(message.text) else None
    )
    window.on("pageerror", lambda error: note(str(error)))
    return found


@dataclass
class Walk:
    """What one visitor has seen of every page."""

    sources: dict[str, bytes] = field(default_factory=dict)  # HTML by path
    complaints: list[str] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)


def walk_through(site: Served, window: Page) -> Walk:
    """Visits every page that the sitemap names, and one of every kind that it does not."""
    walk = Walk(complaints=watched(window))
    here = urlsplit(site.base_url).netloc

    def note_request(request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme not in {"data", "blob"} and target.netloc != here:
            walk.traces.append(f"{window.url} asks for {request.url}")

    def note_message(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not window.url.endswith(MISSING):
            walk.complaints.append(f"{window.url}: {message.text}")

    window.context.on("request", note_request)
    window.on("console", note_message)
    for path in dict.fromkeys([*site.published_paths(), *EXAMPLES.values()]):
        walk.sources[path] = window.goto(path).body()
        walk.traces += [f"{path} stores {name}" for name in window.evaluate(STORED)]
    walk.traces += [f"A cookie is set: {cookie['name']}" for cookie in window.context.cookies()]
    return walk
