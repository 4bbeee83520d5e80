"""The sample for nginx says of pages what the application says."""

import re
from pathlib import Path

from iserlohn_europa.headers import ALWAYS, PUBLIC, written

DEPLOY = Path(__file__).parents[2] / "deploy"


def test_pages_from_the_folder_of_copies_have_the_same_headers(client, db):
    said = dict(re.findall(r'add_header ([\w-]+) "(.*)";', (DEPLOY / "headers.conf").read_text()))
    assert said == {
        **ALWAYS,
        "Content-Security-Policy": written(PUBLIC),
        "Cache-Control": "no-cache",
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
        "Vary": "Cookie",
    }
    answer = client.get("/robots.txt")
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert answer.headers["Cache-Control"] == said["Cache-Control"]


def test_who_has_signed_in_gets_no_copy():
    sample = (DEPLOY / "nginx.conf").read_text()
    assert "$cookie_sessionid" in sample
    assert '"~^(?:GET|HEAD)  $"' in sample


def test_what_staff_send_never_meets_the_limits_of_pages():
    """A location by pattern goes before one by beginning, unless that says `^~`."""
    sample = (DEPLOY / "nginx.conf").read_text()
    assert {"location ^~ /admin/ {", "location ^~ /admin/documents/ {"} <= {
        line.strip() for line in sample.splitlines()
    }
