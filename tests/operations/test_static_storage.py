import json

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

SITE = """@layer tokens, components;
@import "tokens.css" layer(tokens);
@import url("components/card.css") layer(components);
@import "print.css";
"""


@pytest.fixture
def sources(tmp_path, settings):
    """A folder of style sheets that is collected as production does it."""
    folder = tmp_path / "sources"
    write(folder / "css/site.css", SITE)
    write(folder / "css/tokens.css", ":root { --blue: #039; }")
    write(folder / "css/print.css", "@media print { nav { display: none } }")
    write(
        folder / "css/components/card.css",
        '.card { background: url("../../img/dot.svg"); mask: url(data:image/png;base64,AA==) }',
    )
    write(folder / "img/dot.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "iserlohn_europa.static_storage.InlinedManifestStorage"},
    }
    finders.get_finder.cache_clear()
    yield folder
    finders.get_finder.cache_clear()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def collected(settings):
    """The hashed style sheet after `collectstatic`."""
    call_command("collectstatic", interactive=False, verbosity=0)
    manifest = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())
    return settings.STATIC_ROOT / manifest["paths"]["css/site.css"]


def test_the_delivered_style_sheet_has_its_imports_inside(sources, settings):
    text = collected(settings).read_text()
    assert "@import" not in text
    assert text.startswith("@layer tokens, components;")
    assert text.index("@layer tokens {") < text.index("--blue") < text.index("@layer components {")
    assert "@media print" in text


def test_it_is_compressed_in_both_ways(sources, settings):
    write(sources / "css/print.css", "@media print { nav { display: none } }\n" * 200)
    path = collected(settings)
    assert path.with_name(path.name + ".br").is_file()
    assert path.with_name(path.name + ".gz").is_file()


def test_an_address_in_an_imported_file_still_leads_to_its_picture(sources, settings):
    text = collected(settings).read_text()
    assert 'url("../img/dot.' in text
    assert "url(data:image/png;base64,AA==)" in text


def test_a_change_in_an_imported_file_arrives_although_the_first_file_is_older(sources, settings):
    before = collected(settings)
    write(sources / "css/tokens.css", ":root { --blue: #036; }")
    after = collected(settings)
    assert after != before
    assert "#036" in after.read_text()


def test_an_import_in_a_comment_is_none(sources, settings):
    write(sources / "css/print.css", '/* @import "tokens.css"; */ nav { color: red }')
    assert collected(settings).read_text().count("--blue") == 1


@pytest.mark.parametrize("line", ['@import "gone.css";', '@import "print.css" screen;'])
def test_an_import_that_cannot_be_followed_is_refused(sources, settings, line):
    write(sources / "css/tokens.css", line)
    with pytest.raises(ImproperlyConfigured):
        collected(settings)
