import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = {"BASE_URL": "https://europa.example.org", "SECRET_KEY": "k" * 60}
TRIAL = {"BASE_URL": "http://localhost:8000", "SECRET_KEY": "k" * 60}
QUESTION = """
import json
from pathlib import Path
from iserlohn_europa.settings import production
values = {name: getattr(production, name) for name in dir(production) if name.isupper()}
print(json.dumps(values, default=lambda value: str(value) if isinstance(value, Path) else "?"))
"""


def started(environment, data_dir):
    """A new process that reads the production settings with that environment and no other."""
    return subprocess.run(
        [sys.executable, "-c", QUESTION],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def settings_with(tmp_path):
    def read(**environment):
        process = started(environment, tmp_path)
        assert process.returncode == 0, process.stderr
        return json.loads(process.stdout)

    return read


@pytest.fixture
def refusal_of(tmp_path):
    def read(**environment):
        process = started(environment, tmp_path)
        assert process.returncode != 0
        return process.stderr.strip().splitlines()[-1]

    return read


@pytest.mark.parametrize("name", ["BASE_URL", "SECRET_KEY"])
@pytest.mark.parametrize("value", [None, ""])
def test_what_is_missing_is_named(refusal_of, name, value):
    environment = {key: text for key, text in PUBLIC.items() if key != name}
    if value is not None:
        environment[name] = value
    assert f"Die Umgebungsvariable {name} fehlt." in refusal_of(**environment)


@pytest.mark.parametrize(
    "address",
    [
        "europa.example.org",
        "ftp://europa.example.org",
        "https://",
        "https://europa.example.org/seite",
        "https://europa.example.org?seite=1",
        "https://name:wort@europa.example.org",
        "https://europa.example.org:port",
    ],
)
def test_half_an_address_is_refused(refusal_of, address):
    assert "BASE_URL muss eine vollständige Adresse" in refusal_of(**PUBLIC | {"BASE_URL": address})


@pytest.mark.parametrize(
    "host", ["europa.example.org", "192.168.1.20:8000", "localhost.example.org"]
)
def test_without_encryption_only_this_machine_is_served(refusal_of, host):
    assert "https" in refusal_of(**PUBLIC | {"BASE_URL": f"http://{host}"})


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_a_trial_on_this_machine_needs_no_encryption(settings_with, host):
    settings = settings_with(**TRIAL | {"BASE_URL": f"http://{host}"})
    assert settings["DEBUG"] is False
    assert settings["SECURE_SSL_REDIRECT"] is False
    assert settings["SECOND_FACTOR_REQUIRED"] is False
    assert settings["SESSION_COOKIE_SECURE"] is False
    assert "SECURE_HSTS_SECONDS" not in settings
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]


def test_https_turns_on_what_depends_on_it(settings_with):
    settings = settings_with(**PUBLIC)
    assert settings["DEBUG"] is False
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECOND_FACTOR_REQUIRED"] is True
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["CSRF_COOKIE_SECURE"] is True
    assert settings["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert settings["ALLOWED_HOSTS"] == ["europa.example.org"]
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://europa.example.org"]
    assert settings["WAGTAILADMIN_BASE_URL"] == "https://europa.example.org"


def test_a_slash_at_the_end_of_the_address_is_harmless(settings_with):
    settings = settings_with(**PUBLIC | {"BASE_URL": "https://europa.example.org/"})
    assert settings["BASE_URL"] == "https://europa.example.org"


def test_further_hosts_are_taken_from_the_environment(settings_with):
    settings = settings_with(**PUBLIC, ALLOWED_HOSTS="europa.example.org, www.example.org")
    assert settings["ALLOWED_HOSTS"] == ["europa.example.org", "www.example.org"]


def test_the_key_of_the_first_run_is_used(settings_with, tmp_path):
    (tmp_path / "secret_key").write_text("written on the first run\n")
    settings = settings_with(BASE_URL="http://localhost:8000")
    assert settings["SECRET_KEY"] == "written on the first run"


def test_the_key_from_the_environment_goes_first(settings_with, tmp_path):
    (tmp_path / "secret_key").write_text("written on the first run\n")
    assert settings_with(**PUBLIC)["SECRET_KEY"] == PUBLIC["SECRET_KEY"]


def test_an_empty_key_file_is_no_key(refusal_of, tmp_path):
    (tmp_path / "secret_key").write_text("\n")
    assert "SECRET_KEY fehlt" in refusal_of(BASE_URL="http://localhost:8000")


def test_the_folder_of_the_data_may_have_any_name(tmp_path):
    folder = tmp_path / "Städte & Co. #1"
    process = started(TRIAL, folder)
    database = json.loads(process.stdout)["DATABASES"]["default"]
    assert database["NAME"] == str(folder / "db.sqlite3")


def test_sqlite_lets_readers_and_a_writer_work_side_by_side(settings_with):
    options = settings_with(**TRIAL)["DATABASES"]["default"]["OPTIONS"]
    assert "journal_mode=WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


def test_postgresql_comes_by_its_address(settings_with):
    settings = settings_with(**PUBLIC, DATABASE_URL="postgres://europa:wort@localhost:5433/europa")
    assert settings["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert "django.contrib.postgres" in settings["INSTALLED_APPS"]


def test_nobody_waits_long_for_a_database_server_that_does_not_answer(settings_with):
    settings = settings_with(**PUBLIC, DATABASE_URL="postgres://europa:wort@localhost:5433/europa")
    assert settings["DATABASES"]["default"]["OPTIONS"]["connect_timeout"] <= 5


def test_the_log_of_the_public_site_is_json(settings_with):
    assert settings_with(**PUBLIC)["LOGGING"]["handlers"]["stderr"]["formatter"] == "json"


def test_another_database_is_refused(refusal_of):
    assert "DATABASE_URL" in refusal_of(**PUBLIC, DATABASE_URL="mysql://localhost/europa")


def test_without_a_mail_server_mails_become_files(settings_with, tmp_path):
    settings = settings_with(**TRIAL)
    assert settings["SENDS_EMAIL"] is False
    assert settings["EMAIL_FILE_PATH"] == str(tmp_path / "mail")


def test_with_a_mail_server_mails_are_sent(settings_with):
    settings = settings_with(**PUBLIC, EMAIL_URL="smtp+tls://europa:wort@mail.example.org:587")
    assert settings["SENDS_EMAIL"] is True
    assert settings["EMAIL_HOST"] == "mail.example.org"
    assert settings["EMAIL_USE_TLS"] is True
