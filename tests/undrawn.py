"""Answers whose pages are not drawn, which takes half of the time of most requests."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.template.response import SimpleTemplateResponse


@contextmanager
def undrawn() -> Iterator[None]:
    """What is asked here is answered, with `context_data` and without a page.

    Who may do what, and what becomes of a form, is decided before.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SimpleTemplateResponse, "rendered_content", "")
        yield
