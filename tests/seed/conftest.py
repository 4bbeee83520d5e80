import pytest

from tests.conftest import keeping, make_first_content, without_maps


@pytest.fixture(scope="package")
def seeded(django_db_setup, django_db_blocker):
    """The first content, for all files of this folder: making it takes longer than their tests."""
    with without_maps(), keeping(django_db_blocker) as keep:
        keep(make_first_content)
        yield
