"""Narrow screens, 400 percent and wide text lose nothing of a page (WCAG 1.4.10 and 1.4.12)."""

from tests.browser.visits import NARROW, WIDE, for_every_kind_of_page, unfold

# A sheet that a reader's browser adopts; the policy of the site forbids one in the page.
SPACE_TEXT = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * {
      line-height: 1.5 !important;
      letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }
  `);
  document.adoptedStyleSheets.push(sheet);
}
"""
TOO_WIDE = """
() => {
  const room = document.documentElement.clientWidth;
  const scrolls = each => {
    for (let at = each.parentElement; at; at = at.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)
          && at !== document.documentElement && at !== document.body) return true;
    return false;
  };
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.body.querySelectorAll("*")]
    .filter(each => each.getBoundingClientRect().right > room + 0.5 && !scrolls(each))
    .map(each => `${each.tagName.toLowerCase()}.${each.getAttribute("class") ?? ""}`
      + ` ends at ${Math.round(each.getBoundingClientRect().right)}`);
}
"""
CLIPPED = """
() => [...document.body.querySelectorAll("*")]
  .filter(each => {
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const isForEarsOnly = box.width <= 1 || box.height <= 1;
    if (isForEarsOnly || !each.textContent.trim()) return false;
    const hides = way => ["hidden", "clip"].includes(way);
    return (hides(style.overflowX) && each.scrollWidth > each.clientWidth + 1)
      || (hides(style.overflowY) && each.scrollHeight > each.clientHeight + 1);
  })
  .map(each => `${each.tagName.toLowerCase()}.${each.getAttribute("class") ?? ""} hides its text`)
"""


@for_every_kind_of_page
def test_narrow_screens_and_wide_text_keep_everything_on_the_page(path, visitor):
    visitor.set_viewport_size(NARROW)
    visitor.goto(path)
    lost = visitor.evaluate(TOO_WIDE)
    unfold(visitor)
    lost += visitor.evaluate(TOO_WIDE)
    visitor.evaluate(SPACE_TEXT)
    for size in (NARROW, WIDE):
        visitor.set_viewport_size(size)
        lost += visitor.evaluate(TOO_WIDE) + visitor.evaluate(CLIPPED)
    assert not lost, "\n".join(lost)
