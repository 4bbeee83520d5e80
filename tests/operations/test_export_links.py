"""How addresses become files, and links and forms what works without the application."""

import pytest

from iserlohn_europa.operations.export.addresses import Addresses, file_of, link_to
from iserlohn_europa.operations.export.rewriting import Notices, named_in, rewritten

SITE = Addresses(
    "https://europa.example.org",
    frozenset({"/", "/kalender/", "/en/", "/en/calendar/", "/alt/"}),
    frozenset({"/en/"}),
    2026,
)
NOTICES = Notices("<p>Kopie</p>", "<p>kein Formular</p>", "<p>keine Suche</p>")


@pytest.mark.parametrize(
    ("link", "own"),
    [
        ("/kalender/", "/kalender/"),
        ("/kalender/#juni", "/kalender/"),
        ("?jahr=2019&seite=2", "/kalender/?jahr=2019&seite=2"),
        ("?monat=2027-01", "/kalender/?monat=2027-01"),
        ("?monat=2031-01", "/kalender/"),
        ("?query=Chor", "/kalender/"),
        ("?seite=/etc/passwd", "/kalender/"),
        ("?", "/kalender/"),
        ("https://europa.example.org/kalender/", "/kalender/"),
        ("https://europa.example.org", "/"),
        ("/alt", "/alt/"),
        ("/kalender/alle.ics?stadt=almelo", "/kalender/alle.ics"),
        ("/en/not-translated/", "/en/"),
        ("/en/feed.xml", "/en/feed.xml"),
        ("https://example.org/", None),
        ("http://europa.example.org/", None),
        ("webcal://europa.example.org/kalender/alle.ics", None),
        ("mailto:europa@example.org", None),
        ("http://[", None),
        ("/admin/", None),
        ("/vorschau/geheim/", None),
    ],
)
def test_a_link_leads_to_an_address_of_the_site_or_elsewhere(link, own):
    assert SITE.own(link, "/kalender/") == own


@pytest.mark.parametrize(
    ("address", "link", "file"),
    [
        ("/", "/", "index.html"),
        ("/kalender/", "/kalender/", "kalender/index.html"),
        (
            "/kalender/?jahr=2019&seite=2",
            "/kalender/jahr=2019/seite=2/",
            "kalender/jahr=2019/seite=2/index.html",
        ),
        ("/kalender/alle.ics", "/kalender/alle.ics", "kalender/alle.ics"),
        ("/documents/1/f%C3%B6rder.pdf", "/documents/1/f%C3%B6rder.pdf", "documents/1/förder.pdf"),
    ],
)
def test_an_address_is_a_file_that_any_web_server_finds(address, link, file):
    assert link_to(address) == link
    assert file_of(address) == file


@pytest.mark.parametrize(
    "address", ["/../etc/passwd", "/a/%2e%2e/b", "//a", "/.export.json", "/%00"]
)
def test_no_address_leads_out_of_the_folder(address):
    assert file_of(address) is None


def page(html, lead=str):
    return rewritten(html, lead, NOTICES)


def test_a_page_stays_as_it_is_letter_by_letter():
    html = (
        '<!DOCTYPE html>\n<html lang="de"><head><meta charset=utf-8><title>A &amp; B</title>'
        '<script type="application/ld+json">{"a": "<b>"}</script></head>\n'
        '<body><!-- hier --><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'
        "&nbsp;&#228;<br></body></html>"
    )
    assert page(html) == html


def test_every_link_is_asked_for_and_written_anew():
    html = (
        '<a class="x" href="/a/?b=1&amp;c=2">A</a>'
        "<img src='/m.jpg' srcset=\"/s.jpg 400w, /l.jpg 800w\">"
        '<video poster="/p.jpg"><source src="/f.mp4"></video><a href>leer</a>'
    )
    asked = []
    new = page(html, lambda link: asked.append(link) or f"/neu{link}")
    assert asked == ["/a/?b=1&c=2", "/m.jpg", "/s.jpg", "/l.jpg", "/p.jpg", "/f.mp4"]
    assert '<a class="x" href="/neu/a/?b=1&amp;c=2">' in new
    assert 'srcset="/neu/s.jpg 400w, /neu/l.jpg 800w"' in new


def test_what_a_page_says_of_its_place_stays():
    html = (
        '<link rel="canonical" href="https://europa.example.org/a/">'
        '<link rel="next" href="?seite=2">'
    )
    new = page(html, lambda link: "/anders/")
    assert 'href="https://europa.example.org/a/"' in new
    assert 'rel="next" href="/anders/"' in new


def test_forms_give_way_to_a_notice():
    html = (
        "<header><search><form><input></form></search></header>"
        "<main id=inhalt><search><form><select></select></form><p><a href=?>alle</a></search>"
        "<form method=post><p>Name <input></p></form><p>Ende</p></main>"
    )
    assert page(html) == (
        "<header></header>"
        "<main id=inhalt><p>Kopie</p><p>keine Suche</p><p>kein Formular</p><p>Ende</p></main>"
    )


@pytest.mark.parametrize(
    ("text", "kind", "links"),
    [
        ('a{src:url("../f.woff2")}b{c:url(d.svg)}', "text/css", ["../f.woff2", "d.svg"]),
        ('import {a} from "./b.js"; import("./c.js")', "text/javascript", ["./b.js", "./c.js"]),
        ('{"icons": [{"src": "/i.png"}]}', "application/manifest+json", ["/i.png"]),
        (
            '<link href="https://europa.example.org/a.jpg"/>',
            "application/atom+xml",
            ["https://europa.example.org/a.jpg"],
        ),
    ],
)
def test_other_files_name_files_too(text, kind, links):
    assert list(named_in(text, kind, SITE.base_url)) == links
