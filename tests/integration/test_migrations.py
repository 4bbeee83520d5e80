"""A migration changes the database under the version before, which goes on answering meanwhile.

So nothing that version reads or writes may go away, and nothing may become necessary of which it
does not know. What has to go goes one version later. Older migrations were made before anybody
served the site.
"""

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django_migration_linter import MigrationLinter

# The last migration of each app when the rule began.
BEFORE = {
    "accounts": "0003_granted_right",
    "awards": "0003_sign_films",
    "chronicle": "0003_sign_films",
    "core": "0001_initial",
    "easy": "0001_initial",
    "editorial": "0005_check_of_targets",
    "events": "0003_sign_films",
    "forms": "0014_language_of_message",
    "funding": "0002_sign_films",
    "languages": "0001_initial",
    "library": "0002_document_language",
    "news": "0002_sign_films",
    "office": "0004_sign_films",
    "opendata": "0002_sign_films",
    "operations": "0001_initial",
    "partnerships": "0004_sign_films",
    "projects": "0003_sign_films",
    "search": "0005_facets_in_the_entry",
    "seed": "0001_initial",
}
OURS = ("iserlohn_europa.", "partnerships", "events", "awards")


@pytest.fixture
def linter(django_db_setup, django_db_blocker):
    """Looks at the SQL of a migration; it changes nothing, and SQLite wants no transaction."""
    with django_db_blocker.unblock():
        yield MigrationLinter(no_cache=True)


def ours():
    """Every migration of ours, in order."""
    labels = {each.label for each in apps.get_app_configs() if each.name.startswith(OURS)}
    found = MigrationLoader(None).disk_migrations.items()
    return [migration for (label, _name), migration in sorted(found) if label in labels]


def test_the_version_before_can_live_with_every_new_migration(linter):
    for migration in ours():
        if migration.name > BEFORE.get(migration.app_label, ""):
            linter.lint_migration(migration)
    assert not linter.has_errors, "The output says why."


def test_a_column_that_the_version_before_would_leave_empty_is_seen(linter):
    (migration,) = [each for each in ours() if each.name == "0002_document_language"]
    linter.lint_migration(migration)
    assert linter.has_errors
