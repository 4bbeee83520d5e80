"""What needs care: each check finds its cases and leads to the field that settles them."""

from .case import Case, Check
from .counts import OpenCheck, open_checks
from .dates import DATE_CHECKS
from .letters import LETTER_CHECKS
from .library import LIBRARY_CHECKS
from .links import LINK_CHECKS
from .proposals import PROPOSAL_CHECKS
from .readability import READABILITY_CHECKS
from .reviews import REVIEW_CHECKS
from .texts import TEXT_CHECKS
from .translations import TRANSLATION_CHECKS

CHECKS = (
    *LETTER_CHECKS,
    *PROPOSAL_CHECKS,
    *DATE_CHECKS,
    *REVIEW_CHECKS,
    *TEXT_CHECKS,
    *TRANSLATION_CHECKS,
    *LINK_CHECKS,
    *READABILITY_CHECKS,
    *LIBRARY_CHECKS,
)

__all__ = ["CHECKS", "Case", "Check", "OpenCheck", "open_checks"]
