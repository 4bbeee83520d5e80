"""A first visit is light and still: few bytes, few requests, nothing jumps, nothing waits."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from tests.browser.visits import WIDE, for_every_kind_of_page

KILOBYTE = 1024
MOST_OF_ALL, MOST_STYLE, MOST_SCRIPT = 100 * KILOBYTE, 20 * KILOBYTE, 10 * KILOBYTE
MOST_REQUESTS_AT_HOME = 12

WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries()))
  .observe({type: "layout-shift", buffered: true});
"""
SCROLL_THROUGH = """
async () => {
  const pause = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo({top: y, behavior: "instant"});
    await pause();
  }
  await Promise.all([...document.images].map(image => image.decode().catch(() => null)));
  await pause();
}
"""
SHIFTED = """
() => window.shifts.flatMap(shift => shift.sources.map(source => {
  const node = source.node?.nodeType === Node.TEXT_NODE ? source.node.parentElement : source.node;
  const place = box => `${Math.round(box.x)}, ${Math.round(box.y)}`;
  return `${node?.tagName.toLowerCase()}.${node?.getAttribute("class") ?? ""}`
    + ` from ${place(source.previousRect)} to ${place(source.currentRect)}`
    + ` after ${Math.round(shift.startTime)} ms (${shift.value.toFixed(4)})`;
}))
"""
BLOCKING_SCRIPTS = """
() => [
  ...[...document.scripts]
    .filter(each => ["", "text/javascript"].includes(each.type) && !each.async && !each.defer)
    .map(each => each.src || each.text.trim().slice(0, 40)),
  ...performance.getEntriesByType("resource")
    .filter(each => each.initiatorType === "script" && each.renderBlockingStatus === "blocking")
    .map(each => each.name),
]
"""


@dataclass(frozen=True)
class FirstVisit:
    """What a browser that was never here loads and sees."""

    sizes: Counter
    requests: list[str]
    shifted: list[str]
    blocking_scripts: list[str]


@pytest.fixture(scope="module")
def first_visit(browser, site) -> Callable[[str], FirstVisit]:
    """Visits an address for the first time; each is visited once for all tests."""

    @cache
    def visit(path: str) -> FirstVisit:
        context = browser.new_context(base_url=site.base_url, viewport=WIDE)
        page, answers = context.new_page(), []
        page.add_init_script(WATCH_SHIFTS)
        page.on("requestfinished", lambda request: answers.append(request))
        page.goto(path)
        page.evaluate(SCROLL_THROUGH)
        sizes = Counter()
        for request in answers:
            sizes[request.resource_type] += request.sizes()["responseBodySize"]
        found = FirstVisit(
            sizes=sizes,
            requests=[request.url for request in answers],
            shifted=page.evaluate(SHIFTED),
            blocking_scripts=page.evaluate(BLOCKING_SCRIPTS),
        )
        context.close()
        return found

    return visit


@for_every_kind_of_page
def test_text_style_and_script_of_a_page_are_light(path, first_visit):
    sizes = first_visit(path).sizes
    assert sizes["document"] and sizes["stylesheet"]
    assert sizes["stylesheet"] <= MOST_STYLE
    assert sizes["script"] <= MOST_SCRIPT
    assert sizes["document"] + sizes["stylesheet"] + sizes["script"] <= MOST_OF_ALL


@for_every_kind_of_page
def test_nothing_jumps_while_a_page_loads(path, first_visit):
    shifted = first_visit(path).shifted
    assert not shifted, "\n".join(shifted)


@for_every_kind_of_page
def test_no_page_waits_for_a_script(path, first_visit):
    assert first_visit(path).blocking_scripts == []


def test_the_home_page_asks_for_little(first_visit):
    requests = first_visit("/").requests
    assert len(requests) <= MOST_REQUESTS_AT_HOME, requests
