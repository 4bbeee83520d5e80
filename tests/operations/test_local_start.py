import os
import signal
import socket
import subprocess
import sys
import time

import pytest


def start_with(local, tmp_path, **environ):
    return local.configuration("run", {"DATA_DIR": str(tmp_path / "var"), **environ})


def mode_of(path):
    return path.stat().st_mode & 0o777


def test_without_any_setting_it_is_a_trial_on_this_machine(local):
    start = local.configuration("run", {})
    assert start.base_url == "http://localhost:8000"
    assert start.data_dir == local.ROOT / "var"
    assert start.environment["DJANGO_SETTINGS_MODULE"] == "iserlohn_europa.settings.production"


def test_the_port_moves_the_address(local):
    assert local.configuration("run", {"PORT": "8123"}).base_url == "http://localhost:8123"


def test_developers_get_their_own_settings(local):
    start = local.configuration("dev", {})
    assert start.environment["DJANGO_SETTINGS_MODULE"] == "iserlohn_europa.settings.dev"


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "80.5"])
def test_a_port_that_is_none_is_refused(local, port):
    with pytest.raises(local.CannotStartError, match="PORT"):
        local.configuration("run", {"PORT": port})


def test_a_busy_port_is_named_before_anything_is_made(local):
    with socket.socket() as other:
        other.bind((local.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(local.CannotStartError, match=f"Anschluss {port} ist nicht frei"):
            local.refuse_a_busy_port(port)


def test_the_data_belongs_to_its_owner_alone(local, tmp_path):
    start = start_with(local, tmp_path)
    local.make_data_dir(start.data_dir)
    local.make_secret_key(start)
    assert mode_of(start.data_dir) == 0o700
    assert mode_of(start.data_dir / "secret_key") == 0o600


def test_a_folder_that_was_open_is_closed(local, tmp_path):
    folder = tmp_path / "var"
    folder.mkdir(mode=0o755)
    local.make_data_dir(folder)
    assert mode_of(folder) == 0o700


def test_the_secret_key_is_made_once(local, tmp_path):
    start = start_with(local, tmp_path)
    local.make_data_dir(start.data_dir)
    local.make_secret_key(start)
    key = (start.data_dir / "secret_key").read_text()
    local.make_secret_key(start)
    assert (start.data_dir / "secret_key").read_text() == key
    assert len(key.strip()) >= 50


def test_a_key_from_the_environment_leaves_no_file(local, tmp_path):
    start = start_with(local, tmp_path, SECRET_KEY="from elsewhere")
    local.make_data_dir(start.data_dir)
    local.make_secret_key(start)
    assert not (start.data_dir / "secret_key").exists()


def test_static_files_are_collected_again_only_when_one_changed(local, tmp_path, monkeypatch):
    root = tmp_path / "site"
    for name in (*local.STATIC_RECIPES, "static/css/tokens.css"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("first")
    monkeypatch.setattr(local, "ROOT", root)
    start = start_with(local, tmp_path)
    (start.data_dir / "static").mkdir(parents=True)
    calls = commands_end_with(0, local, monkeypatch)
    for _start in range(2):
        with local.static_files_collected_meanwhile(start):
            pass
    assert calls == ["collectstatic"]
    (root / "static/css/tokens.css").write_text("second")
    with local.static_files_collected_meanwhile(start):
        pass
    assert calls == ["collectstatic"] * 2


def test_static_files_that_could_not_be_collected_are_collected_at_the_next_start(
    local, tmp_path, monkeypatch
):
    start = start_with(local, tmp_path)
    (start.data_dir / "static").mkdir(parents=True)
    calls = commands_end_with(1, local, monkeypatch)
    for _start in range(2):
        with (
            pytest.raises(local.CannotStartError, match="collectstatic"),
            local.static_files_collected_meanwhile(start),
        ):
            pass
    assert calls == ["collectstatic"] * 2


def commands_end_with(status, local, monkeypatch) -> list[str]:
    """Lets management commands end with that status; their names as they are called."""
    calls = []

    def launch(start, command):
        calls.append(command[2])
        return subprocess.Popen([sys.executable, "-c", f"raise SystemExit({status})"])

    monkeypatch.setattr(local, "launch", launch)
    return calls


def test_the_start_says_that_nothing_is_encrypted(local, tmp_path, capsys):
    local.announce(start_with(local, tmp_path))
    text = capsys.readouterr().out
    assert "http://localhost:8000/admin/" in text
    assert "Ohne Verschlüsselung, nur auf diesem Rechner" in text


def test_behind_a_web_server_it_names_both_addresses(local, tmp_path, capsys):
    local.announce(start_with(local, tmp_path, BASE_URL="https://europa.example.org"))
    text = capsys.readouterr().out
    assert "https://europa.example.org/" in text
    assert "http://127.0.0.1:8000/" in text
    assert "Ohne Verschlüsselung" not in text


def test_the_server_listens_on_this_machine_only(local, tmp_path):
    assert "--host=127.0.0.1" in local.server_command(start_with(local, tmp_path))


def serving(local, monkeypatch, server, scheduled):
    """Serves with two harmless processes in place of the real ones; the processes, too."""
    processes = []
    launch = local.launch

    def remembered(*arguments, **options):
        processes.append(launch(*arguments, **options))
        return processes[-1]

    monkeypatch.setattr(local, "server_command", lambda start: [sys.executable, "-c", server])
    monkeypatch.setattr(local, "scheduled_command", lambda: [sys.executable, "-c", scheduled])
    monkeypatch.setattr(local, "launch", remembered)
    monkeypatch.setattr(local, "status_of_home_page", lambda start: 200)
    return processes


@pytest.fixture
def _same_signals_afterwards():
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


FOREVER = "import time; time.sleep(600)"


@pytest.mark.usefixtures("_same_signals_afterwards")
def test_when_the_server_dies_the_scheduled_command_ends_too(local, tmp_path, monkeypatch, capsys):
    processes = serving(local, monkeypatch, server="raise SystemExit(3)", scheduled=FOREVER)
    assert local.serve(local.configuration("run", dict(os.environ))) == 1
    assert [process.returncode for process in processes] == [3, -signal.SIGTERM]


@pytest.mark.usefixtures("_same_signals_afterwards")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_from_outside_ends_both(local, monkeypatch, capsys, number):
    processes = serving(local, monkeypatch, server=FOREVER, scheduled=FOREVER)
    monkeypatch.setattr(local, "announce", lambda start: os.kill(os.getpid(), number))
    assert local.serve(local.configuration("run", dict(os.environ))) == 0
    assert [process.returncode for process in processes] == [-signal.SIGTERM] * 2


def test_children_of_a_server_that_died_are_ended_too(local):
    worker = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', sys.argv[1]])"
    server = subprocess.Popen([sys.executable, "-c", worker, FOREVER], start_new_session=True)
    server.wait()
    assert local.has_group(server)
    local.stop([server])
    deadline = time.monotonic() + 10
    while local.has_group(server) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not local.has_group(server)


def test_two_preparations_wait_for_each_other(local, tmp_path):
    script = (
        "import fcntl, sys; lock = open(sys.argv[1], 'w');"
        "fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "prepare.lock")]
    with local.only_one_preparation(tmp_path):
        assert subprocess.run(command, capture_output=True, check=False).returncode != 0
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
