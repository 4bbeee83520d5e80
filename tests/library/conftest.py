import functools

import pytest

from iserlohn_europa.library import pdf


@pytest.fixture(scope="session", autouse=True)
def _each_pdf_is_read_once():
    """Reading starts a process, and the same PDF says the same of itself in every test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "read", functools.cache(pdf.read))
        yield
