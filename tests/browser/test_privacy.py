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


def test_a_walk_through_all_pages_leaves_no_trace(visitor, site):
    here, traces = urlsplit(site.base_url).netloc, []
    paths = dict.fromkeys([*site.published_paths(), *EXAMPLES.values()])

    def note(request):
        target = urlsplit(request.url)
        if target.scheme not in {"data", "blob"} and target.netloc != here:
            traces.append(f"{visitor.url} asks for {request.url}")

    visitor.context.on("request", note)
    for path in paths:
        visitor.goto(path)
        traces += [f"{path} stores {name}" for name in visitor.evaluate(STORED)]
    traces += [f"A cookie is set: {cookie['name']}" for cookie in visitor.context.cookies()]
    assert len(paths) > len(EXAMPLES)
    assert not traces, "\n".join(traces)
