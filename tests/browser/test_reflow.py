"""Narrow screens, 400 percent and wide text lose nothing of a page (WCAG 1.4.10 and 1.4.12)."""

from tests.browser.visits import NARROW, WIDE, for_every_kind_of_page, unfold

SPACED_TEXT = """
* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }
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
def test_nobody_has_to_scroll_sideways(path, visitor):
    visitor.set_viewport_size(NARROW)
    visitor.goto(path)
    too_wide = visitor.evaluate(TOO_WIDE)
    unfold(visitor)
    too_wide += visitor.evaluate(TOO_WIDE)
    assert not too_wide, "\n".join(too_wide)


@for_every_kind_of_page
def test_wide_text_stays_on_the_page_and_whole(path, visitor):
    visitor.goto(path)
    unfold(visitor)
    visitor.add_style_tag(content=SPACED_TEXT)
    lost = []
    for size in (WIDE, NARROW):
        visitor.set_viewport_size(size)
        lost += visitor.evaluate(TOO_WIDE) + visitor.evaluate(CLIPPED)
    assert not lost, "\n".join(lost)
