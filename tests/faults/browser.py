"""What an editor's browser does, without drawing anything: forms, cookies, redirects."""

import http.client
import uuid
from contextlib import closing
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bs4 import BeautifulSoup

SECONDS_TO_ANSWER = 70  # nginx gives the admin a minute


@dataclass(frozen=True)
class Answer:
    status: int
    said: str
    location: str

    def form(self, selector: str) -> dict[str, list[str]]:
        """What a browser would send if nobody changed the form."""
        form = BeautifulSoup(self.said, "html.parser").select_one(selector)
        assert form, f"{self.status}: no {selector} in {self.said[:500]}"
        fields: dict[str, list[str]] = {}
        for each in form.select("input[name], textarea[name], select[name]"):
            kind = each.get("type", "")
            if kind in {"submit", "file"} or (
                kind in {"checkbox", "radio"} and "checked" not in each.attrs
            ):
                continue
            chosen = [each]
            if each.name == "select":
                chosen = each.select("option[selected]") or each.select("option")[:1]
            texts = [
                one.get_text().removeprefix("\n")
                if one.name == "textarea"
                else one.get("value", "")
                for one in chosen
            ]
            fields.setdefault(each["name"], []).extend(texts)
        return fields


class Browser:
    """Sends what it was given before, and keeps cookies."""

    def __init__(self, machine):
        self.machine = machine
        self.cookies = SimpleCookie()

    def get(self, path: str) -> Answer:
        return self._send("GET", path)

    def post(self, path: str, fields: dict) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send("POST", path, urlencode(fields, doseq=True).encode(), kind)

    def upload(self, path: str, fields: dict, file: tuple[str, str, bytes]) -> Answer:
        """Sends a form with one file: the name of its field, its own name, its content."""
        edge = uuid.uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
            for name, texts in fields.items()
            for text in texts
        ]
        field, name, content = file
        said = f'Content-Disposition: form-data; name="{field}"; filename="{name}"'
        head = f"--{edge}\r\n{said}\r\nContent-Type: image/jpeg\r\n\r\n"
        body = b"".join([*parts, head.encode(), content, f"\r\n--{edge}--\r\n".encode()])
        return self._send(
            "POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"}
        )

    def _send(self, method: str, path: str, body: bytes | None = None, headers=None) -> Answer:
        known = "; ".join(f"{each.key}={each.value}" for each in self.cookies.values())
        said = {
            "Host": self.machine.host,
            "Cookie": known,
            "Accept": "text/html",
            **(headers or {}),
        }
        link = http.client.HTTPConnection("127.0.0.1", self.machine.port, timeout=SECONDS_TO_ANSWER)
        with closing(link):
            link.request(method, path, body, said)
            answer = link.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                self.cookies.load(cookie)
            text = answer.read().decode(errors="replace")
            return Answer(answer.status, text, answer.headers.get("Location", ""))
