"""Takes the pictures of the handbook: `python .ci/photograph_handbook.py [FOLDER]`.

Makes and seeds a site in that folder, or takes the one that is there, opens each screen as somebody
of the right role and keeps what is to be seen in static/handbook/. Needs Chromium.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ground import ROOT
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(ROOT))

from tests.browser.served import Served, served_site

TARGET = ROOT / "static" / "handbook"
SIZE = {"width": 1000, "height": 625}
QUALITY = 55
PASSWORD = "nur-fuer-diese-bilder"  # noqa: S105
PEOPLE = {"Petra": "Redaktion", "Uwe": "Freigabe", "Karin": "Komitee Almelo"}
PREPARE = f"""
from django.contrib.auth.models import Group
from iserlohn_europa.accounts.models import User
from iserlohn_europa.news.models import NewsIndexPage, NewsPage
for name, group in {PEOPLE!r}.items():
    user, is_new = User.objects.get_or_create(
        username=name.lower(),
        defaults={{"first_name": name, "last_name": "Beispiel", "email": name + "@example.org"}},
    )
    user.set_password({PASSWORD!r})
    user.save()
    user.groups.set([Group.objects.get(name=group)])
news = NewsPage.objects.first()
petra = User.objects.get(username="petra")
if news.current_workflow_state is None:
    news.save_revision(user=petra, log_action=True)
    news.get_workflow().start(news, petra)
"""


@dataclass(frozen=True)
class Photograph:
    """A screen as somebody sees it after a few steps."""

    name: str
    person: str
    path: str
    steps: Callable[[Page], None] = lambda page: None


def scroll_to(text: str) -> Callable[[Page], None]:
    def steps(page: Page) -> None:
        page.locator("h2", has_text=text).first.evaluate("each => each.scrollIntoView()")
        page.mouse.wheel(0, -120)

    return steps


def add_dates(page: Page) -> None:
    for _ in range(2):
        page.get_by_role("button", name="Termin hinzufügen").first.click()
    scroll_to("Termine")(page)


def add_series(page: Page) -> None:
    page.get_by_role("button", name="Terminreihe hinzufügen").click()
    scroll_to("Terminreihen")(page)


def cancel_date(page: Page) -> None:
    page.locator("#id_dates-0-status").select_option("cancelled")
    page.locator("#id_dates-0-remark").fill("Wir holen das Treffen im Herbst nach.")
    page.locator("#id_dates-0-status").evaluate("each => each.scrollIntoView({block: 'center'})")


def open_preview(page: Page) -> None:
    page.locator("[data-side-panel-toggle=preview]").click()
    page.wait_for_timeout(4000)


def open_actions(page: Page) -> None:
    page.get_by_role("button", name="Mehr Aktionen").click()


def open_approval(page: Page) -> None:
    page.locator("#awaiting-review-section").evaluate("each => each.scrollIntoView()")
    page.locator("#awaiting-review-section .actions button").first.click()


def open_schedule(page: Page) -> None:
    page.locator("[data-side-panel-toggle=status]").click()
    page.get_by_role("button", name="Zeitpunkt planen").click()


def add_film(page: Page) -> None:
    page.get_by_role("button", name="Baustein einfügen").first.click()
    page.get_by_role("option", name="Film in Gebärdensprache").click()
    page.locator("[data-streamfield-child]").first.evaluate("each => each.scrollIntoView()")
    page.mouse.wheel(0, -120)


def translate_sentence(page: Page) -> None:
    page.get_by_role("button", name="Bearbeiten").first.click()
    page.mouse.wheel(0, 130)


def write_hard_words(page: Page) -> None:
    field = page.locator("#story-root .public-DraftEditor-content").first
    field.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("Das Büro der Stadt wird vorgestellt.")
    page.locator(".easy-hints").wait_for()
    field.evaluate("each => each.scrollIntoView({block: 'center'})")


def open_bond(page: Page) -> None:
    page.get_by_role("tab", name="Verbindung").click()


def photographs(pk: Callable[[str], int]) -> list[Photograph]:
    """All of them; `pk` knows the number of the page at an address."""
    event = f"/admin/pages/add/events/eventpage/{pk('/veranstaltungen/')}/"
    example = f"/admin/pages/{pk('/veranstaltungen/beispiel-das-noch-kommt/')}"
    almelo = f"/admin/pages/{pk('/partnerstaedte/almelo/')}"
    in_english = f"/admin/pages/{pk('/en/partner-cities/almelo/')}"
    in_easy_german = f"/admin/pages/{pk('/leichte-sprache/europa-buero/')}"
    news = f"/admin/pages/add/news/newspage/{pk('/aktuelles/')}/"
    return [
        Photograph("overview", "Petra", "/admin/"),
        Photograph("committee", "Karin", "/admin/"),
        Photograph("dates", "Petra", event, add_dates),
        Photograph("series", "Petra", event, add_series),
        Photograph("cancelled", "Petra", f"{example}/edit/", cancel_date),
        Photograph("news", "Petra", news),
        Photograph("picture", "Petra", "/admin/images/add/"),
        Photograph("documents", "Petra", "/admin/documents/multiple/add/"),
        Photograph("film", "Petra", news, add_film),
        Photograph("translation", "Petra", f"{in_english}/edit/", translate_sentence),
        Photograph("easy", "Petra", f"{in_easy_german}/edit/", write_hard_words),
        Photograph("submit", "Petra", f"{example}/edit/", open_actions),
        Photograph("approve", "Uwe", "/admin/", open_approval),
        Photograph("versions", "Uwe", f"{almelo}/history/"),
        Photograph("city", "Uwe", f"{almelo}/edit/", open_bond),
        Photograph("contact", "Uwe", "/admin/snippets/core/contactrole/edit/2/"),
        Photograph("care", "Uwe", "/admin/pflege/"),
        # The last: a panel that somebody has opened stays open.
        Photograph("preview", "Petra", f"{almelo}/edit/", open_preview),
        Photograph("schedule", "Uwe", f"{example}/edit/", open_schedule),
    ]


def main(folder: Path) -> None:
    TARGET.mkdir(exist_ok=True)
    with served_site(folder) as site, sync_playwright() as playwright:
        shell(site, PREPARE)
        path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        options = ["--lang=de", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=path, args=options)
        windows = {person: signed_in(browser, site, person) for person in PEOPLE}
        for each in photographs(numbers(site)):
            window = windows[each.person]
            window.goto(each.path)
            window.wait_for_timeout(1000)
            each.steps(window)
            window.wait_for_timeout(500)
            keep(each.name, window.screenshot())
        browser.close()


def shell(site: Served, code: str) -> str:
    """What a piece of code prints that runs inside the site."""
    environment = {
        **os.environ,
        "DATABASE_URL": "",
        "DATA_DIR": str(site.data),
        "BASE_URL": site.base_url,
        "DJANGO_SETTINGS_MODULE": "iserlohn_europa.settings.production",
    }
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", f"--command={code}"]
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def numbers(site: Served) -> Callable[[str], int]:
    """A function that knows the number of the page at an address."""
    printed = shell(
        site,
        "from wagtail.models import Page\n"
        "for page in Page.objects.filter(depth__gt=2): print(page.pk, page.url)",
    )
    known = {line.split()[1]: int(line.split()[0]) for line in printed.splitlines()}
    return known.__getitem__


def signed_in(browser: Browser, site: Served, person: str) -> Page:
    context = browser.new_context(
        base_url=site.base_url, viewport=SIZE, locale="de-DE", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(person.lower())
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url("**/admin/")
    return page


def keep(name: str, png: bytes) -> None:
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(TARGET / f"{name}.webp", quality=QUALITY, method=6)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as empty:
        main(Path(sys.argv[1] if len(sys.argv) > 1 else empty))
