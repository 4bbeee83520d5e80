"""Where a long German word may be parted, for browsers that have no dictionary.

`hyphens: auto` leaves that to the browser, and Chromium on Linux often knows no German. After an
"s" that joins two words ("Partnerschafts|konferenz") no reader stumbles, and no dictionary is
needed: only these endings are followed by it.
"""

import re

SOFT_HYPHEN = "\u00ad"
# Shorter words fit on a line of a telephone.
LONG_WORD = re.compile(r"[^\W\d_]{20,}")
JOINT = re.compile(r"(?<=[^\W\d_]{3})(?:schafts|ungs|heits|keits|tions|täts)(?=[^\W\d_]{4})")


def breakable(text: str) -> str:
    """The text with soft hyphens in words that may be too long for a line."""
    return LONG_WORD.sub(lambda word: JOINT.sub(rf"\g<0>{SOFT_HYPHEN}", word[0]), text)
