"""Nobody who reads the site leaves a trace, here or elsewhere."""

from tests.browser.addresses import EXAMPLES


def test_a_walk_through_all_pages_leaves_no_trace(walk):
    assert len(walk.sources) > len(EXAMPLES)
    assert not walk.traces, "\n".join(walk.traces)
