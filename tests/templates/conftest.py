import pytest
from bs4 import BeautifulSoup


@pytest.fixture
def read(client, home):
    """Reads a page as a citizen does, and hands over its HTML."""

    def read(url, status=200):
        response = client.get(url)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return read


@pytest.fixture
def preview(home):
    """Shows an editor what a page will look like, saved or not."""

    def preview(page):
        response = page.make_preview_request()
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return preview
