"""Nobody who reads the site leaves a trace, here or elsewhere."""

from urllib.parse import urlsplit

from tests.browser.addresses import EXAMPLES

STORED = """
async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(each => each.name), ...await caches.keys(),
  ...(await navigator.serviceWorker.getRegistrations()).map(each => each.scope),
]
"""


def test_a_walk_through_all_pages_stores_nothing_and_asks_nobody_else(visitor, site):
    elsewhere, stored = set(), {}
    paths = dict.fromkeys([*site.published_paths(), *EXAMPLES.values()])

    def note(request):
        target = urlsplit(request.url)
        if (
            target.scheme not in {"data", "blob"}
            and target.netloc != urlsplit(site.base_url).netloc
        ):
            elsewhere.add(f"{request.frame.url}: {request.url}")

    visitor.context.on("request", note)
    for path in paths:
        visitor.goto(path)
        if found := visitor.evaluate(STORED):
            stored[path] = found
    assert len(paths) > len(EXAMPLES)
    assert elsewhere == set()
    assert stored == {}
    assert visitor.context.cookies() == []
