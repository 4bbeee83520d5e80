"""Who uses a keyboard sees where they are, reaches everything and hits it (WCAG 2.4 and 2.5.8)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visits import NARROW, WIDE, unfold

WALKED = ["/", "/partnerstaedte/almelo/", "/chronik/"]
MOST_STEPS = 1000

# Remembers how everything looks without focus.
PREPARE = """
() => {
  // A link may fill its card, and show its focus, with what stands before or after its words.
  const styles = each => [null, "::before", "::after"].map(part => getComputedStyle(each, part));
  const looks = style => [style.outlineStyle, style.outlineWidth, style.outlineColor,
    style.boxShadow, style.stroke, style.strokeWidth].join(" ");
  const reachable = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility());
  window.walk = {
    styles, looks,
    before: new Map(
      [...document.body.querySelectorAll("*")].map(each => [each, styles(each).map(looks)])),
    waiting: new Set(reachable),
    name: each => `${each.tagName.toLowerCase()}.${each.getAttribute("class") ?? ""}`
      + ` "${(each.getAttribute("aria-label") ?? each.textContent).trim().slice(0, 40)}"`,
  };
}
"""
# What is wrong with the element that has the focus; null when the walk is over.
STEP = """
() => {
  const walk = window.walk, at = document.activeElement;
  if (at === document.body || !walk.waiting.delete(at)) return null;
  const problems = [], LEAST = 23.5;  // 24 pixels, rounded
  const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const parts = [at, ...at.querySelectorAll("*")];
  const centres = parts.flatMap(part => [...part.getClientRects()])
    .map(box => [box.x + box.width / 2, box.y + box.height / 2]);
  if (!at.checkVisibility({opacityProperty: true, visibilityProperty: true})
      || !centres.some(([x, y]) => inside(x, y))) problems.push("is not in sight");
  else if (!centres.some(([x, y]) => {
    const top = inside(x, y) && document.elementFromPoint(x, y);
    return top && (at.contains(top) || top.contains(at));
  })) problems.push("is covered");
  const around = [];  // a card may show that its link has the focus
  for (let each = at.parentElement; each !== document.body; each = each.parentElement)
    around.push(each);
  const hasSign = [...parts, ...around].some(part => walk.styles(part).some((style, number) => {
    if (walk.looks(style) === walk.before.get(part)[number]) return false;
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && !/, 0\\)$|transparent/.test(style.outlineColor);
    return outlined || style.boxShadow !== "none"
      || (style.stroke !== "none" && parseFloat(style.strokeWidth) > 0);
  }));
  if (!hasSign) problems.push("has no visible focus");
  const areas = [at.getBoundingClientRect(), ...walk.styles(at).slice(1)
    .filter(style => style.content !== "none" && style.position === "absolute")
    .map(style => ({width: parseFloat(style.width), height: parseFloat(style.height)}))];
  const isInText = getComputedStyle(at).display === "inline"
    && [...at.parentElement.childNodes].some(
      node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  const isLarge = area => area.width >= LEAST && area.height >= LEAST;
  // A small place on a small map is fine where a large link leads to the same page.
  const hasLargeTwin = at.href && [...document.querySelectorAll("main a[href]")].some(
    each => each !== at && each.getAttribute("href") === at.getAttribute("href")
      && isLarge(each.getBoundingClientRect()));
  if (!isInText && !hasLargeTwin && !areas.some(isLarge))
    problems.push(`is only ${areas.map(
      area => `${Math.round(area.width)} x ${Math.round(area.height)}`)} pixels`);
  return problems.map(problem => `${walk.name(at)} ${problem}`);
}
"""
LEFT_OUT = (
    "() => [...window.walk.waiting].map(each => `${window.walk.name(each)} is never reached`)"
)


@pytest.mark.parametrize("path", WALKED)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_walk_with_the_tab_key_reaches_shows_and_hits_everything(path, size, visitor):
    visitor.set_viewport_size(size)
    visitor.goto(path)
    unfold(visitor)
    visitor.evaluate(PREPARE)
    problems = []
    for _step in range(MOST_STEPS):
        visitor.keyboard.press("Tab")
        found = visitor.evaluate(STEP)
        if found is None:
            break
        problems += found
    problems += visitor.evaluate(LEFT_OUT)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("path", WALKED)
def test_the_first_step_leads_past_the_menu(path, visitor):
    visitor.goto(path)
    visitor.keyboard.press("Tab")
    skip_link = visitor.get_by_role("link", name="Zum Inhalt springen")
    expect(skip_link).to_be_focused()
    expect(skip_link).to_be_in_viewport(ratio=1)
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("main")).to_be_focused()
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_and_closes_with_the_keyboard(visitor):
    visitor.set_viewport_size(NARROW)
    visitor.goto("/")
    menu = visitor.get_by_role("banner").get_by_text(re.compile(r"^\s*Menü\s*$"))
    entry = visitor.get_by_role("navigation").get_by_role("link", name="Veranstaltungen")
    expect(entry).to_be_hidden()
    menu.focus()
    visitor.keyboard.press("Enter")
    expect(entry).to_be_visible()
    visitor.keyboard.press("Enter")
    expect(entry).to_be_hidden()


def test_the_escape_key_closes_the_menu_and_the_focus_stays_on_it(visitor):
    visitor.set_viewport_size(NARROW)
    visitor.goto("/")
    menu = visitor.get_by_role("banner").locator(".main-menu > summary")
    menu.click()
    entry = visitor.get_by_role("navigation").get_by_role("link", name="Veranstaltungen")
    entry.focus()
    visitor.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(menu).to_be_focused()
