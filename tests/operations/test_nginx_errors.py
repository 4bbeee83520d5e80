"""What nginx has to say itself is said in German: nobody answers, or somebody sends too much."""

import shutil
import urllib.error
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.bench.delivery.nginx import BROTLI, adapted, configuration
from tests.bench.delivery.processes import free_port, serving

pytestmark = pytest.mark.skipif(
    not (shutil.which("nginx") and Path(BROTLI).is_file()),
    reason="nginx with brotli is not installed",
)
TOO_MUCH = b"x" * (13 * 1024 * 1024)


@pytest.fixture(scope="module")
def nginx(tmp_path_factory):
    """Its address; no process of the site lives behind it."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    folder.chmod(0o755)
    nobody = [free_port(), free_port()]
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, adapted(port, "localhost", nobody, folder / "pages")))
    with serving(("nginx", "-c", str(file), "-p", str(folder)), port, folder, folder):
        yield f"http://localhost:{port}"


def refused(address: str, sent: bytes | None = None) -> tuple[int, str]:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urlopen(address, sent, timeout=20)  # noqa: S310
    with caught.value as answer:
        return answer.code, answer.read().decode()


@pytest.mark.parametrize("path", ["/", "/almelo/", "/suche/?query=a", "/admin/", "/feed.xml"])
def test_while_no_process_lives_readers_are_told_so_in_german(nginx, path):
    status, said = refused(nginx + path)
    assert status == 502
    assert "Gerade nicht erreichbar" in said


def test_who_has_sent_a_form_learns_that_it_may_not_have_arrived(nginx):
    status, said = refused(f"{nginx}/kontakt/", b"message=Hallo")
    assert status == 502
    assert "ob es angekommen ist" in said


@pytest.mark.parametrize("path", ["/kontakt/", "/admin/images/add/"])
def test_whoever_sends_too_much_learns_how_much_is_taken(nginx, path):
    status, said = refused(nginx + path, TOO_MUCH)
    assert status == 413
    assert "höchstens 10 MB" in said


def test_nobody_finds_these_pages_by_themselves(nginx):
    assert refused(f"{nginx}/_errors/unavailable.html")[0] == 404
